import { Button } from 'antd';
import type { CaseAnswer } from '../../../api/contract.ts';
import { useDeadlines, useHistory } from '../../../api/reads.ts';
import { useTexts } from '../../../parts/language.tsx';
import { Happening } from '../history/happening.tsx';
import { caseTexts } from '../texts.ts';
import { useNames } from '../use-names.ts';
import type { Wording } from '../wording/wording.ts';
import { Wordings } from '../wording/wordings.tsx';

interface MeanwhileProps {
  readonly found: CaseAnswer;
  /** The version that was looked at while the form was filled in. */
  readonly since: number;
  /** The proposal's text as it stands in the form, where the form has one. */
  readonly mine: Wording | undefined;
  readonly takeTheirs: () => void;
}

/** What others did while a form was filled in; of a text both versions side by side, and neither is lost. */
export function Meanwhile({ found, since, mine, takeTheirs }: MeanwhileProps) {
  const t = useTexts(caseTexts).meanwhile;
  const commits = useHistory(found.id).data?.body.commits.filter(({ seq }) => seq > since) ?? [];
  const names = useNames(found, useDeadlines(found.id).data?.body.deadlines ?? []);
  return (
    <section aria-label={t.title} className="meanwhile">
      <h3>{t.title}</h3>
      <ol className="timeline">
        {commits.map((commit) => (
          <Happening key={commit.seq} commit={commit} names={names} />
        ))}
      </ol>
      {mine !== undefined && (
        <>
          <h3>{t.text}</h3>
          <Wordings former={found.content} latter={mine} names={{ former: t.now, latter: t.mine }} />
          <Button onClick={takeTheirs}>{t.takeTheirs}</Button>
        </>
      )}
    </section>
  );
}
