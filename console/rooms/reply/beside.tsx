import { Button } from 'antd';
import { sectionFor } from '#core/reply/skeleton.ts';
import { suggestionsAnswered } from '#core/reply/suggestions-answered.ts';
import type { CaseAnswer, Share } from '../../api/contract.ts';
import { useTexts } from '../../parts/language.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
import type { Paragraph } from './draft-text.ts';
import { replyTexts } from './texts.ts';

interface BesideProps {
  readonly found: CaseAnswer;
  readonly paragraphs: readonly Paragraph[];
  readonly now: number;
  /** Undefined where nothing can be written any more. */
  readonly add: ((more: readonly Paragraph[]) => void) | undefined;
}

/** Beside the reply: each suggestion with whether it is answered, what the co-handlers say, and what is wrong. */
export function Beside({ found, paragraphs, now, add }: BesideProps) {
  const t = useTexts(replyTexts);
  const { suggestions, matter } = found.content;
  const answered = suggestionsAnswered(paragraphs);
  return (
    <aside className="card reply-beside" aria-label={t.proposal}>
      <h2>{t.suggestions}</h2>
      <ol className="points">
        {suggestions.map((suggestion, index) => {
          const n = index + 1;
          const at = paragraphs.findIndex(({ answers }) => answers === n);
          return (
            // A suggestion is its place in the proposal.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={n}>
              <p>
                <strong>{t.suggestion(n)}</strong> <span className="tag">{answered.has(n) ? t.answered : t.unanswered}</span>
              </p>
              <p className="letter">{suggestion}</p>
              {at >= 0 && (
                <a href={`#paragraph-${at + 1}`} onClick={(event) => goTo(event, at)}>
                  {t.toSection}
                </a>
              )}
              {at < 0 && add !== undefined && paragraphs.length > 0 && (
                <Button size="small" onClick={() => add(sectionFor(suggestion, n))}>
                  {t.addSection}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <Opinions shares={found.assignments.filter(({ role }) => role === 'co-handler')} now={now} />
      <details>
        <summary>{t.matter}</summary>
        <p className="letter">{matter}</p>
      </details>
    </aside>
  );
}

/** Without the router: the address stays as it is. */
function goTo(event: { preventDefault: () => void }, at: number): void {
  event.preventDefault();
  const area = document.querySelector<HTMLTextAreaElement>(`#paragraph-${at + 1} textarea`);
  area?.scrollIntoView({ block: 'center' });
  area?.focus();
}

const MS_PER_DAY = 86_400_000;

function Opinions({ shares, now }: { readonly shares: readonly Share[]; readonly now: number }) {
  const t = useTexts(replyTexts);
  const unitName = useUnitName();
  const standing = ({ status, assignedAt }: Share): string => {
    const days = Math.max(0, Math.floor((now - Date.parse(assignedAt)) / MS_PER_DAY));
    if (status === 'awaiting-sign-for' || status === 'return-requested') return t.notSigned(days);
    if (status === 'opinion-lapsed') return t.lapsed;
    return status === 'in-handling' ? t.owes(days) : t.gone;
  };
  const isOwed = shares.some(({ status }) => status === 'in-handling' || status === 'awaiting-sign-for');
  return (
    <section aria-label={t.opinions}>
      <h2>{t.opinions}</h2>
      {shares.length === 0 && <p className="soft">{t.noCoHandlers}</p>}
      <dl className="opinions">
        {shares.map((share) => (
          <div key={share.id}>
            <dt>{unitName(share.unit)}</dt>
            <dd className="letter">{share.opinion ?? <span className="soft">{standing(share)}</span>}</dd>
          </div>
        ))}
      </dl>
      {isOwed && <p className="soft">{t.urge}</p>}
    </section>
  );
}
