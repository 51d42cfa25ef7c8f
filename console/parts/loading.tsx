import { texts } from '../texts.ts';
import { useTexts } from './language.tsx';

/** A page that is being read: the shape of what comes, and a word for those who do not see it. */
export function Loading() {
  const { loading } = useTexts(texts);
  return (
    <div className="loading">
      <p role="status" className="unseen">
        {loading}
      </p>
      <div className="bones" aria-hidden="true">
        <div />
        <div />
        <div />
        <div />
      </div>
    </div>
  );
}
