import { Alert, Button, Progress as Bar, Select } from 'antd';
import { useId, useRef, useState } from 'react';
import type { CaseAnswer, FilePlace, Files } from '../../../api/contract.ts';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { bringFile } from './bring-file.ts';
import type { Progress } from './bring-file.ts';
import { useUnitName } from '../../../parts/unit-names.ts';
import { texts } from '../../../texts.ts';
import { placeName } from './place-name.ts';
import { NotSentError } from './send-file.ts';
import { sizeText } from './size-text.ts';
import { filesTexts } from './texts.ts';

interface BringProps {
  readonly found: CaseAnswer;
  readonly places: readonly FilePlace[];
  readonly accepts: Files['accepts'];
  readonly renew: () => Promise<void>;
  readonly onBusy: (isBusy: boolean) => void;
}

interface Said {
  readonly title: string;
  readonly todo: string;
}

interface Line {
  readonly key: string;
  readonly name: string;
  readonly progress?: Progress;
  /** Why it did not come to be attached, said here or by the API. */
  readonly said?: Said;
  readonly fault?: unknown;
}

/** Chooses or drops files, and follows each until it is attached. They go one after the other. */
export function Bring({ found, places, accepts, renew, onBusy }: BringProps) {
  const t = useTexts(filesTexts);
  const say = useSay();
  const unitName = useUnitName();
  const select = useId();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(0);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const place = places[chosen] ?? places[0];
  const set = (key: string, line: Omit<Line, 'key' | 'name'> | undefined) =>
    setLines((all) => all.flatMap((one) => (one.key !== key ? [one] : line === undefined ? [] : [{ key, name: one.name, ...line }])));
  const endings = accepts.endings.join(useTexts(texts).comma);
  return (
    <div className="bring-files not-printed" onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      {places.length > 1 && (
        <p>
          <label htmlFor={select}>{t.placeOf}</label>{' '}
          <Select
            id={select}
            value={chosen}
            onChange={setChosen}
            options={places.map((one, value) => ({ value, label: placeName(one, found, say, unitName, t.share) }))}
          />
        </p>
      )}
      <p>
        <input ref={input} type="file" multiple hidden accept={accepts.endings.map((one) => `.${one}`).join(',')} onChange={picked} />
        <Button onClick={() => input.current?.click()}>{t.choose}</Button> <span className="soft">{t.drop}</span>
      </p>
      <p className="soft">{t.accepts(endings, sizeText(accepts.largest), sizeText(accepts.left))}</p>
      <ul className="shares" aria-live="polite">
        {lines.map((line) => (
          <BroughtLine key={line.key} line={line} dismiss={() => set(line.key, undefined)} />
        ))}
      </ul>
    </div>
  );

  function picked(event: { readonly currentTarget: HTMLInputElement }): void {
    const files = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    void bringAll(files);
  }

  function dropped(event: { readonly dataTransfer: DataTransfer; preventDefault: () => void }): void {
    event.preventDefault();
    void bringAll([...event.dataTransfer.files]);
  }

  async function bringAll(files: readonly File[]): Promise<void> {
    if (place === undefined || files.length === 0) return;
    const begun = files.map((file) => ({ key: crypto.randomUUID(), name: file.name, file }));
    setLines((all) => [...all, ...begun.map(({ key, name }) => ({ key, name }))]);
    onBusy(true);
    for (const { key, file } of begun) set(key, await brought(key, file, place));
    onBusy(false);
    await renew();
  }

  /** What is left to say of it; nothing once it is attached. */
  async function brought(key: string, file: File, to: FilePlace): Promise<Omit<Line, 'key' | 'name'> | undefined> {
    const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
    if (!accepts.endings.includes(ending)) return { said: { title: t.ending, todo: t.endingTodo(endings) } };
    if (file.size === 0) return { said: t.empty };
    if (file.size > accepts.largest) return { said: { title: t.tooLarge, todo: t.tooLargeTodo(sizeText(accepts.largest)) } };
    try {
      const result = await bringFile(found.id, to, file, (progress) => set(key, { progress }));
      if (result.is === 'attached') return undefined;
      return { said: result.is === 'slow' ? { title: t.slow, todo: '' } : { title: say(result.why.title), todo: say(result.why.todo) } };
    } catch (fault) {
      return fault instanceof NotSentError ? { said: t.notSent } : { fault };
    }
  }
}

function BroughtLine({ line, dismiss }: { readonly line: Line; readonly dismiss: () => void }) {
  const t = useTexts(filesTexts);
  const { name, progress, said, fault } = line;
  const isOver = said !== undefined || fault !== undefined;
  const percent = progress?.is === 'sending' ? progress.percent : progress === undefined ? 0 : 100;
  const told = progress === undefined || progress.is === 'sending' ? t.sending(percent) : t[progress.is];
  return (
    <li>
      <p>{name}</p>
      {!isOver && (
        <p className="soft">
          <Bar percent={percent} showInfo={false} aria-label={name} /> {told}
        </p>
      )}
      {said !== undefined && <Alert role="alert" type="error" title={said.title} description={said.todo} />}
      {fault !== undefined && <Refused error={fault} />}
      {isOver && <Button onClick={dismiss}>{t.dismiss}</Button>}
    </li>
  );
}
