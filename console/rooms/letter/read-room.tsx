import { useMutation } from '@tanstack/react-query';
import type { LetterReading } from '../../api/contract.ts';
import { ask } from '../../api/use-api.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/refused.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { ChooseFile } from './choose-file.tsx';
import { letterTexts } from './texts.ts';

/** A letter of any office read into fields, each with its place and how sure it is. */
export function ReadRoom() {
  const t = useTexts(letterTexts).read;
  const read = useMutation({
    mutationFn: async (file: File) => (await ask<LetterReading>({ path: '/v1/letters/readings', file: { content: file } })).body,
  });
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      <section className="card" aria-label={t.fileName}>
        <p>{t.what}</p>
        <ChooseFile label={t.choose} accept=".docx,.pdf,.txt,.html,.htm" isBusy={read.isPending} choose={(file) => read.mutate(file)} />
        <p className="soft">{t.limit}</p>
        <p role="status">{read.isPending && t.reading}</p>
        {read.error !== null && <Refused error={read.error} />}
      </section>
      {read.data !== undefined && <Reading reading={read.data} />}
    </>
  );
}

const LONGEST_QUOTE = 60;

function Reading({ reading: { text, fields, flags, missing } }: { readonly reading: LetterReading }) {
  const t = useTexts(letterTexts).read;
  const say = useSay();
  const quoted = ({ start, end }: { readonly start: number; readonly end: number }): string => {
    const words = text.slice(start, end).trim();
    return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words;
  };
  return (
    <>
      <section className="card" aria-label={t.found}>
        <h2>{t.found}</h2>
        <div className="wide" tabIndex={0} role="region" aria-label={t.found}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t.field}</th>
                <th scope="col">{t.said}</th>
                <th scope="col">{t.sure}</th>
                <th scope="col">{t.where}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ name, term, said, sureName, at }) => (
                <tr key={name}>
                  <th scope="row">{say(term)}</th>
                  <td className="letter">{said}</td>
                  <td>{say(sureName)}</td>
                  <td className="soft">{at.slice(0, 1).map((place) => `“${quoted(place)}”`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <h3>{t.missing}</h3>
        <p>{missing.length === 0 ? t.nothingMissing : missing.map(({ term }) => say(term)).join(say({ zh: '、', en: ', ' }))}</p>
        {flags.length > 0 && (
          <>
            <h3>{t.flags}</h3>
            <ul>
              {flags.map(({ kind, name, text: words, at }) => (
                <li key={`${kind} ${at.start}`}>
                  <strong>{say(name)}</strong> “{words}”
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <details className="card">
        <summary>{t.text}</summary>
        <p className="letter">{text}</p>
      </details>
    </>
  );
}
