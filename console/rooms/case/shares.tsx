import { statusTerms } from '#core/case/terms.ts';
import type { CaseAnswer, Share } from '../../api/contract.ts';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../parts/language.tsx';
import { caseTexts } from './texts.ts';

/** Every unit's share, its opinion and replies, and the member's judgement where the reader may see it. */
export function Shares({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(caseTexts);
  const replies = found.assignments.flatMap(({ unit, replies: own }) => own.map((reply) => ({ unit, reply })));
  return (
    <>
      {found.assignments.length > 0 && (
        <section aria-label={t.shares} className="card">
          <h2>{t.shares}</h2>
          <ul className="shares">
            {found.assignments.map((share) => (
              <ShareLine key={share.id} share={share} />
            ))}
          </ul>
        </section>
      )}
      {replies.length > 0 && (
        <section aria-label={t.replies} className="card">
          <h2>{t.replies}</h2>
          {/* The reply of a redo round is the one to be read first. */}
          {[...replies].reverse().map(({ unit, reply }) => (
            <article key={`${unit.id} ${reply.round}`}>
              <h3>{t.replyOf(unit.name, reply.class)}</h3>
              {reply.letterNumber !== undefined && <p className="soft">{reply.letterNumber}</p>}
              <p className="letter">{reply.text}</p>
            </article>
          ))}
        </section>
      )}
      <Judgements found={found} />
    </>
  );
}

function ShareLine({ share }: { readonly share: Share }) {
  const t = useTexts(caseTexts);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <li>
      <p>
        <strong>{share.unit.name}</strong> <span className="tag">{t.roles[share.role]}</span> <span>{say(statusTerms[share.status])}</span>
      </p>
      <p className="soft">
        {t.assigned(instantText(share.assignedAt, language))}
        {share.signedForAt !== undefined && ` · ${t.signedFor(instantText(share.signedForAt, language))}`}
      </p>
      {share.returnRequest !== undefined && (
        <p className="letter">
          {t.returnAsked(share.returnRequest.suggestedUnit.name)}：{share.returnRequest.reason}
        </p>
      )}
      {share.opinion !== undefined && (
        <p className="letter">
          {t.opinion}：{share.opinion}
        </p>
      )}
    </li>
  );
}

function Judgements({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(caseTexts);
  if (found.feedbacks === undefined || found.feedbacks.length === 0) return null;
  const words: Readonly<Record<string, string>> = t.judgements;
  return (
    <section aria-label={t.feedbacks} className="card">
      <h2>{t.feedbacks}</h2>
      {found.feedbacks.map(({ round, attitude, result, comment }) => (
        <div key={round}>
          <p>
            {t.attitude}：{words[attitude] ?? attitude} · {t.result}：{words[result] ?? result}
          </p>
          {comment !== undefined && <p className="letter">{comment}</p>}
        </div>
      ))}
    </section>
  );
}
