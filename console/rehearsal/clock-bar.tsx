import { Alert, Button, Popconfirm } from 'antd';
import '../look/rehearsal.css';
import { instantText } from '../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../parts/language.tsx';
import { Happened } from './happened.tsx';
import { Offers } from './offers.tsx';
import { rehearsalTexts } from './texts.ts';
import type { Tools } from './tools.ts';
import { useMoveClock, useTime, useTools } from './use-clock.ts';
import type { Step } from './use-clock.ts';

/** Time as it is in the rehearsal, and ways to move it on; below it what happened when it was moved. */
export function ClockBar() {
  const tools = useTools();
  return tools.data === undefined ? null : <Clock tools={tools.data} toldAt={tools.dataUpdatedAt} />;
}

function Clock({ tools, toldAt }: { readonly tools: Tools; readonly toldAt: number }) {
  const t = useTexts(rehearsalTexts);
  const { language } = useLanguage();
  const { move, report, close } = useMoveClock();
  const now = useTime(tools.now, toldAt);
  const { nextAlarmAt } = tools;
  const step = (by: Step, label: string, isPossible = true) => (
    <Popconfirm
      title={t.sure}
      description={t.sureMore}
      okText={t.move}
      cancelText={t.leave}
      onConfirm={() => move.mutate(by)}
      disabled={move.isPending || !isPossible}
    >
      <Button size="small" disabled={move.isPending || !isPossible}>
        {label}
      </Button>
    </Popconfirm>
  );
  return (
    <section className="rehearsal" aria-label={t.title}>
      <div className="rehearsal-clock">
        <strong>{t.now(instantText(now, language))}</strong>
        {step('P1D', t.oneDay)}
        {nextAlarmAt === undefined ? step('alarm', t.noAlarm, false) : step('alarm', t.toAlarmAt(instantText(nextAlarmAt, language)))}
        {step('P30D', t.thirtyDays)}
        <span className="soft">{t.onlyForward}</span>
        <Elsewhere links={tools.links} />
      </div>
      <p role="status" className={move.isPending ? 'rehearsal-busy' : 'unseen'}>
        {move.isPending ? t.moving : ''}
      </p>
      {move.isError && <Alert type="error" title={t.failed} />}
      <Offers offers={tools.offers} />
      {report !== undefined && <Happened report={report} close={close} />}
    </section>
  );
}

function Elsewhere({ links }: Pick<Tools, 'links'>) {
  const t = useTexts(rehearsalTexts);
  const say = useSay();
  return (
    <nav aria-label={t.links} className="rehearsal-links">
      {links
        .filter(({ href }) => href !== '/desk')
        .map(({ href, name }) => (
          <a key={href} href={href}>
            {say(name)}
          </a>
        ))}
    </nav>
  );
}
