import { stageTerms } from '#core/case/terms.ts';
import type { CaseLine } from '../../api/contract.ts';
import { useReader } from '../../frame/reader.tsx';
import { CaseRow } from '../../parts/case-row.tsx';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { awaitedStages } from './awaited.ts';
import { workTexts } from './texts.ts';
import { useAwaited } from './use-awaited.ts';

/** What others have in hand that the reader waits for, by where it is. */
export function AwaitedList() {
  const t = useTexts(workTexts).awaited;
  const stages = awaitedStages[useReader().role];
  if (stages.length === 0) {
    return (
      <p role="status" className="nothing">
        {t.nobody}
      </p>
    );
  }
  return stages.map((stage) => <AwaitedGroup key={stage} stage={stage} />);
}

function AwaitedGroup({ stage }: { readonly stage: CaseLine['stage'] | 'any' }) {
  const t = useTexts(workTexts);
  const say = useSay();
  const { query, lines, now } = useAwaited(stage);
  const name = stage === 'any' ? t.awaited.any : say(stageTerms[stage]);
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <p role="status" className="soft">
        {lines.length === 0 && !query.hasNextPage ? t.awaited.nothing : t.loaded(lines.length, query.hasNextPage)}
      </p>
      {lines.length > 0 && (
        <ul className="case-list" aria-label={name}>
          {lines.map((line) => (
            <CaseRow key={line.id} line={line} now={now} />
          ))}
        </ul>
      )}
      <More query={query} />
    </section>
  );
}
