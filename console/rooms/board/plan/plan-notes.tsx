import { Alert } from 'antd';
import { useSay, useTexts } from '../../../parts/language.tsx';
import type { Plan, PlanLine } from '../contract.ts';
import { boardTexts } from '../texts.ts';
import { useLineName } from './use-line-name.ts';

/** What is not possible or was left out, each with its reason, and what should be looked at before it is run. */
export function PlanNotes({ plan: { lines, state } }: { readonly plan: Plan }) {
  const t = useTexts(boardTexts).plan;
  const say = useSay();
  const nameOf = useLineName();
  const refused = lines.filter(({ status }) => status === 'refused');
  const leftOut = lines.filter(({ status }) => status === 'left-out');
  const warned = lines.flatMap((line) =>
    line.status === 'planned' ? line.warnings.map(({ kind, text }) => ({ line, kind, text: say(text) })) : [],
  );
  const warnings = [...firsts(warned)];
  return (
    <div className="not-printed">
      {leftOut.length > 0 && (
        <Alert
          role="alert"
          type="warning"
          title={`${t.leftOut(leftOut.length)} · ${t.leftOutNext}`}
          description={<Reasons lines={leftOut} />}
        />
      )}
      {refused.length > 0 && (
        <Alert role="status" type="error" title={t.refused(refused.length)} description={<Reasons lines={refused} />} />
      )}
      {state === 'sealed' && warnings.length > 0 && (
        <Alert
          role="status"
          type="warning"
          title={t.warnings(warnings.length)}
          description={
            <ul className="board-reasons" tabIndex={0} aria-label={t.warnings(warnings.length)}>
              {warnings.map(([key, { line, text }]) => (
                <li key={key}>
                  {text} <span className="soft">{nameOf(line)}</span>
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

interface Warned {
  readonly line: PlanLine;
  readonly kind: string;
  readonly text: string;
}

// A unit over its capacity is one thing to look at, however many lines it gets; what reads alike is said of each line.
const OF_A_UNIT = new Set(['nobody-reached', 'over-capacity']);

function firsts(warned: readonly Warned[]): Map<string, Warned> {
  const found = new Map<string, Warned>();
  for (const one of warned) {
    const key = OF_A_UNIT.has(one.kind) ? one.text : `${one.line.line} ${one.text}`;
    if (!found.has(key)) found.set(key, one);
  }
  return found;
}

function Reasons({ lines }: { readonly lines: readonly PlanLine[] }) {
  const say = useSay();
  const nameOf = useLineName();
  return (
    <ul className="board-reasons">
      {lines.map((line) => (
        <li key={line.line}>
          <strong>{nameOf(line)}</strong> {line.why !== undefined && say(line.why.text)}
        </li>
      ))}
    </ul>
  );
}
