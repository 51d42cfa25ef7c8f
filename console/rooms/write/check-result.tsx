import { Alert, Button } from 'antd';
import type { ProposalChecked } from '../../api/contract.ts';
import { Compared } from '../../parts/text/compared.tsx';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import { wholeText } from '../../parts/text/whole-text.ts';
import { texts } from '../../texts.ts';
import { writeTexts } from './texts.ts';

type Like = ProposalChecked['like'][number];

interface CheckResultProps {
  readonly checked: ProposalChecked;
  readonly mine: { readonly matter: string; readonly suggestions: readonly string[] };
  readonly submit: () => void;
  readonly isBusy: boolean;
  /** Why it was not taken; null where it was not refused. */
  readonly error: Error | null;
}

/** What to look at before it goes: how it is written, and what is like it, with the differing text side by side. */
export function CheckResult({ checked, mine, submit, isBusy, error }: CheckResultProps) {
  const t = useTexts(writeTexts);
  const say = useSay();
  const { findings, like, compared, complete } = checked;
  return (
    <section aria-label={t.checked} className="card">
      <h2>{t.checked}</h2>
      {findings.length === 0 && <p role="status">{t.noFindings}</p>}
      {findings.length > 0 && (
        <Alert
          role="status"
          type="warning"
          title={t.findings(findings.length)}
          description={
            <ul className="batch-list">
              {findings.map(({ what, said }) => (
                <li key={what}>{say(said)}</li>
              ))}
            </ul>
          }
        />
      )}
      <h3>{t.like}</h3>
      <p className="soft">{like.length === 0 ? t.noLike(compared, complete) : t.likeWhat(compared, complete)}</p>
      {like.map((one) => (
        <LikeOne key={one.id} like={one} mine={mine} />
      ))}
      {error !== null && <Refused error={error} />}
      <Button type="primary" loading={isBusy} onClick={submit}>
        {t.submitAll}
      </Button>
      <p className="soft">{t.orChange}</p>
    </section>
  );
}

function LikeOne({ like, mine }: { readonly like: Like; readonly mine: CheckResultProps['mine'] }) {
  const t = useTexts(writeTexts);
  const common = useTexts(texts);
  const say = useSay();
  const { title, caseNumber, session, stageName, likeness, text } = like;
  const number = caseNumber === undefined ? common.unnumbered : common.number(caseNumber);
  const names = { former: `${session.name} ${number}`, latter: t.mine };
  return (
    <details className="like">
      <summary>
        {title} · {t.likeness(likeness)}
      </summary>
      <p className="soft">
        {session.name} · {number} · {say(stageName)}
      </p>
      {text === undefined ? <p>{t.textNotShown}</p> : <Compared former={wholeText(text)} latter={wholeText(mine)} names={names} />}
    </details>
  );
}
