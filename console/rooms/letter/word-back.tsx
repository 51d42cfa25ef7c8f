import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { LetterReturned } from '../../api/contract.ts';
import { ask } from '../../api/use-api.ts';
import { Compared } from '../../parts/text/compared.tsx';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import { ChooseFile } from './choose-file.tsx';
import { Findings } from './findings.tsx';
import { letterTexts } from './texts.ts';

interface WordBackProps {
  readonly path: string;
  /** Saves what is written, so that what comes back is compared with it. */
  readonly saveNow: () => Promise<void>;
  readonly take: (returned: LetterReturned) => void;
}

/** Out to Word and back: each change of the file that came back, and what is wrong with it, before anything is taken. */
export function WordBack({ path, saveNow, take }: WordBackProps) {
  const t = useTexts(letterTexts).word;
  const [isTaken, setTaken] = useState(false);
  const back = useMutation({
    mutationFn: async (file: File) => {
      await saveNow();
      return (await ask<LetterReturned>({ path: `${path}/returned`, file: { content: file } })).body;
    },
    onMutate: () => setTaken(false),
  });
  const returned = back.data;
  return (
    <section className="card" aria-label={t.title}>
      <h2>{t.title}</h2>
      <p>{t.what}</p>
      <ChooseFile label={t.choose} accept=".docx" isBusy={back.isPending} choose={(file) => back.mutate(file)} />
      <p role="status">{back.isPending ? t.reading : isTaken ? t.taken : ''}</p>
      {back.error !== null && <Refused error={back.error} />}
      {returned !== undefined && (
        <>
          <Changes returned={returned} />
          <Findings findings={returned.findings} />
          <p className="offers">
            <Button
              type="primary"
              onClick={() => {
                take(returned);
                back.reset();
                setTaken(true);
              }}
            >
              {t.take}
            </Button>
            <Button onClick={() => back.reset()}>{t.leave}</Button>
          </p>
        </>
      )}
    </section>
  );
}

function Changes({ returned: { places, fields } }: { readonly returned: LetterReturned }) {
  const t = useTexts(letterTexts).word;
  const say = useSay();
  const changed = places.filter(({ is }) => is !== 'same');
  const names = { former: t.before, latter: t.after };
  return (
    <section aria-label={t.changes(changed.length + fields.length)}>
      <h3>{changed.length + fields.length === 0 ? t.same : t.changes(changed.length + fields.length)}</h3>
      {changed.map(({ before = '', after = '' }, index) => (
        // A place is its number.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="place" role="group" aria-label={t.place(index + 1)}>
          <Compared former={before} latter={after} names={names} />
        </div>
      ))}
      {fields.map(({ name, term, before, after }) => (
        <p key={name}>{t.field(say(term), before, after)}</p>
      ))}
    </section>
  );
}
