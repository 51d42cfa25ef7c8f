import type { LetterReading } from '../../api/contract.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { letterTexts } from './texts.ts';

const LONGEST_QUOTE = 60;

/** A letter field by field, each with its place and how sure it is. */
export function Reading({ reading: { text, fields, flags, missing } }: { readonly reading: LetterReading }) {
  const t = useTexts(letterTexts).read;
  const { comma } = useTexts(texts);
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
        <p>{missing.length === 0 ? t.nothingMissing : missing.map(({ term }) => say(term)).join(comma)}</p>
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
