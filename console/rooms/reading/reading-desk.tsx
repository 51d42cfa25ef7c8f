import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useActions } from '../../api/reads.ts';
import type { CaseLine, PossibleAction } from '../../api/contract.ts';
import { useTexts } from '../../parts/language.tsx';
import { More } from '../../parts/more.tsx';
import { Bulk } from './bulk.tsx';
import { ReadingLine } from './reading-line.tsx';
import { ReadingPane } from './reading-pane.tsx';
import type { ReadingPlace } from './reading-place.ts';
import { readingTexts } from './texts.ts';
import { useActionNames } from './use-action-names.ts';
import { useReadingKeys } from './use-reading-keys.ts';

interface ReadingDeskProps {
  readonly lines: readonly CaseLine[];
  readonly now: number;
  readonly query: Parameters<typeof More>[0]['query'];
  /** Which case is open, and whose form: parts of the address. */
  readonly place: ReadingPlace;
  readonly go: (place: ReadingPlace) => void;
  /** Said where nothing waits. */
  readonly nothing: ReactNode;
}

/** A list that is gone through case by case, each read and acted on beside it, by the mouse or by keys alone. */
export function ReadingDesk({ lines, now, query, place: { at, act, of }, go, nothing }: ReadingDeskProps) {
  const t = useTexts(readingTexts);
  const navigate = useNavigate();
  const nameOf = useActionNames({ assignments: [] });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<string>();
  const openLine = lines.find(({ id }) => id === at) ?? (at === undefined ? lines[0] : undefined);
  const answer = useActions(openLine?.id).data?.body;
  const possible = (answer?.id === openLine?.id ? answer?.actions : undefined)?.filter((action) => action.possible) ?? [];
  const opened = possible.find(({ command, assignmentId }) => command === act && assignmentId === of);
  const open = (action: PossibleAction | undefined): void => {
    if (openLine === undefined) return;
    const form =
      action === undefined ? {} : { act: action.command, ...(action.assignmentId === undefined ? {} : { of: action.assignmentId }) };
    go({ at: openLine.id, ...form });
  };
  const toNext = (by: 1 | -1): void => {
    const index = lines.findIndex(({ id }) => id === openLine?.id);
    const next = lines[Math.max(0, Math.min(index + by, lines.length - 1))];
    if (next !== undefined) go({ at: next.id });
  };
  const tick = (id: string): void => setTicked((before) => toggled(before, id));
  useReadingKeys({
    move: toNext,
    tick: () => openLine !== undefined && tick(openLine.id),
    open: () => openLine !== undefined && void navigate({ to: '/cases/$id', params: { id: openLine.id } }),
    act: (index) => open(possible[index]),
    close: () => opened !== undefined && open(undefined),
  });
  const chosen = lines.filter(({ id }) => ticked.has(id));
  return (
    <>
      {done !== undefined && (
        <Alert role="status" type="success" title={done} closable={{ closeIcon: true, onClose: () => setDone(undefined) }} />
      )}
      {chosen.length > 0 && openLine !== undefined && (
        <Bulk lines={chosen} possible={possible} nameOf={nameOf} clear={() => setTicked(new Set())} />
      )}
      {lines.length === 0 ? (
        nothing
      ) : (
        <div className="reading">
          <section aria-label={t.list} className="reading-list">
            <p role="status" className="soft">
              {t.loaded(lines.length, query.hasNextPage)}
            </p>
            <Button size="small" onClick={() => setTicked(new Set(chosen.length === lines.length ? [] : lines.map(({ id }) => id)))}>
              {chosen.length === lines.length ? t.selectNone : t.selectAll}
            </Button>
            <ul className="reading-lines">
              {lines.map((line) => (
                <ReadingLine
                  key={line.id}
                  line={line}
                  now={now}
                  isOpen={line.id === openLine?.id}
                  isTicked={ticked.has(line.id)}
                  open={() => go({ at: line.id })}
                  tick={() => tick(line.id)}
                />
              ))}
            </ul>
            <More query={query} />
            <p className="soft reading-keys">{t.keys}</p>
          </section>
          <section aria-label={t.reading} className="reading-pane card">
            {openLine === undefined ? (
              <p>{t.gone}</p>
            ) : (
              <ReadingPane
                key={openLine.id}
                id={openLine.id}
                version={answer?.version ?? openLine.version}
                possible={possible}
                opened={opened}
                open={open}
                onDone={(found, action) => {
                  setDone(t.done(nameOf(action), found.title));
                  toNext(1);
                }}
              />
            )}
          </section>
        </div>
      )}
    </>
  );
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
