import type { CaseLine } from '../api/contract.ts';
import { texts } from '../texts.ts';
import { useTexts } from './language.tsx';

/** Says of a line that the committee marked its case (重点提案). */
export function KeyTag({ line }: { readonly line: Pick<CaseLine, 'isKey'> }) {
  const { keyCase } = useTexts(texts);
  return line.isKey === true ? <span className="tag key">{keyCase}</span> : null;
}
