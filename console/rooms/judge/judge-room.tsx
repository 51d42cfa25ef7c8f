import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useActions, useCase } from '../../api/reads.ts';
import type { CaseAnswer } from '../../api/contract.ts';
import { Answered } from '../../parts/answered.tsx';
import { useSay, useTexts } from '../../parts/language.tsx';
import { LetterText } from '../../parts/text/letter-text.tsx';
import { NoSuchPage } from '../../parts/fault/no-such-page.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { JudgeForm, judgeFormId } from './judge-form.tsx';
import { useUnitName } from '../../parts/unit-names.ts';
import { judgeTexts } from './texts.ts';

/** The member alone with the reply: read, and judged without anybody at the elbow. */
export function JudgeRoom() {
  const { id } = getRouteApi('/frame/desk/judge/$id').useParams();
  return /^[\w.-]+$/.test(id) ? <Open key={id} id={id} /> : <NoSuchPage />;
}

function Open({ id }: { readonly id: string }) {
  return <Answered query={useCase(id)}>{(found) => <JudgePage found={found} />}</Answered>;
}

function JudgePage({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(judgeTexts);
  useTitle(`${t.title} ${found.title}`);
  return (
    <div className="calm">
      <p className="case-number">
        {t.title} ·{' '}
        <Link to="/cases/$id" params={{ id: found.id }}>
          {t.backToCase}
        </Link>
      </p>
      <h1>{found.title}</h1>
      <p>{t.calm}</p>
      <JumpToForm />
      <Replies found={found} />
      <Asked found={found} />
    </div>
  );
}

/** Past a long letter at once. */
function JumpToForm() {
  const { toForm } = useTexts(judgeTexts);
  return (
    <p>
      <a
        href={`#${judgeFormId}`}
        onClick={(event) => {
          // Without the router's help, and for the keyboard too.
          event.preventDefault();
          const form = document.getElementById(judgeFormId);
          form?.scrollIntoView();
          form?.focus({ preventScroll: true });
        }}
      >
        {toForm}
      </a>
    </p>
  );
}

/** The latest letter in full, beside what was suggested. */
function Replies({ found }: { readonly found: CaseAnswer }) {
  const unitName = useUnitName();
  const t = useTexts(judgeTexts);
  const answering = found.assignments.filter(({ replies }) => replies.length > 0);
  return (
    <>
      <details>
        <summary>{t.asked}</summary>
        <ol className="suggestions">
          {found.content.suggestions.map((suggestion, index) => (
            // A suggestion is its place in the proposal.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="letter">
              {suggestion}
            </li>
          ))}
        </ol>
      </details>
      {answering.map(({ id, unit, replies }) => {
        const reply = replies.at(-1);
        return reply === undefined ? null : (
          <article key={id} className="card" aria-label={t.replyOf(unitName(unit))}>
            <h2>{t.replyOf(unitName(unit))}</h2>
            <p className="soft">
              {t.class(reply.class)}
              {reply.letterNumber !== undefined && ` · ${reply.letterNumber}`}
              {reply.corrects !== undefined && ` · ${t.corrects(reply.corrects)}`}
            </p>
            <LetterText paragraphs={reply.paragraphs} />
          </article>
        );
      })}
    </>
  );
}

function Asked({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(judgeTexts);
  const say = useSay();
  return (
    <Answered query={useActions(found.id)}>
      {({ actions, version }) => {
        const action = actions.find(({ command }) => command === 'give-feedback');
        if (action === undefined) return <Alert type="info" title={t.nothing} />;
        if (!action.possible) return <Alert type="info" title={t.notNow(say(action.why))} />;
        return <JudgeForm found={found} version={version} action={action} />;
      }}
    </Answered>
  );
}
