import { useTexts } from '../parts/language.tsx';
import { texts } from '../texts.ts';

/** First stop of the keyboard: past the menu. */
export function SkipLink() {
  const { skip } = useTexts(texts);
  return (
    <a
      className="skip"
      href="#main"
      onClick={(event) => {
        // Without the router's help: the address keeps its filters.
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {skip}
    </a>
  );
}
