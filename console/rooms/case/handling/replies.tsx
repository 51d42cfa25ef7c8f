import type { CaseAnswer, Share } from '../../../api/contract.ts';
import { instantText } from '../../../parts/dates.ts';
import { useLanguage, useTexts } from '../../../parts/language.tsx';
import { LetterText } from '../../../parts/text/letter-text.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { Judgements } from './judgements.tsx';
import { caseTexts } from '../texts.ts';

type Reply = Share['replies'][number];

/** The letters, that of the latest round first, and the member's judgement where the reader may see it. */
export function Replies({ found }: { readonly found: CaseAnswer }) {
  const unitName = useUnitName();
  const t = useTexts(caseTexts);
  const replies = found.assignments.flatMap(({ unit, replies: own }) => own.map((reply) => ({ unit, reply })));
  const [latest, ...earlier] = [...replies].reverse();
  const correctedBy = ({ letterNumber }: Reply): string[] =>
    replies.flatMap(({ reply }) => (reply.corrects !== undefined && reply.corrects === letterNumber ? [reply.letterNumber ?? ''] : []));
  return (
    <>
      {latest !== undefined && (
        <section aria-label={t.replies} className="card">
          <h2>{t.replies}</h2>
          <ReplyLetter unit={unitName(latest.unit)} reply={latest.reply} />
          {earlier.map(({ unit, reply }) => (
            <details key={`${unit.id} ${reply.round} ${reply.letterNumber ?? ''}`}>
              <summary>{[t.earlier(reply.round), ...correctedBy(reply).map(t.correctedBy)].join(' · ')}</summary>
              <ReplyLetter unit={unitName(unit)} reply={reply} />
            </details>
          ))}
        </section>
      )}
      <Judgements found={found} />
    </>
  );
}

function ReplyLetter({ unit, reply }: { readonly unit: string; readonly reply: Reply }) {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  return (
    <article>
      <h3>{t.replyOf(unit, reply.class)}</h3>
      <p className="soft">
        {reply.letterNumber ?? t.noLetterNumber} · {t.issued(instantText(reply.issuedAt, language))}
        {reply.corrects !== undefined && ` · ${t.corrects(reply.corrects)}`}
      </p>
      <LetterText paragraphs={reply.paragraphs} />
    </article>
  );
}
