import { texts } from '../texts.ts';
import { useTexts } from './language.tsx';

/** While the browser is on its way elsewhere. */
export function Passing({ what }: { readonly what: 'signingIn' | 'signingOut' }) {
  const t = useTexts(texts);
  return (
    <p role="status" className="passing">
      {t[what]}
    </p>
  );
}
