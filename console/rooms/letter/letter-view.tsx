import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import type { LetterAnswer } from '../../api/contract.ts';
import { ask } from '../../api/use-api.ts';
import { Answered } from '../../parts/answered.tsx';
import { dayText } from '../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../parts/language.tsx';
import { DownloadLetter } from './download-letter.tsx';
import { LetterSheet } from './letter-sheet.tsx';
import { letterTexts } from './texts.ts';

type Form = LetterAnswer['form'];

interface LetterViewProps {
  readonly path: string;
  /** Of one that was issued; the draft, or the latest, unless named. */
  readonly number?: string;
  /** Changes with each saving of what the letter is made of. */
  readonly version: string;
  /** Leads to a field of the draft; undefined where there is nothing to be filled in, or not here. */
  readonly goTo?: (field: string) => (() => void) | undefined;
}

/** A letter's pages as they print, in either form, with what it lacks and its files. */
export function LetterView({ path, number, version, goTo }: LetterViewProps) {
  const t = useTexts(letterTexts);
  const [form, setForm] = useState<Form>();
  const query = addressOf(path, number, form);
  const letter = useQuery({
    queryKey: ['letter', query, version],
    queryFn: ({ signal }) => ask<LetterAnswer>({ path: query, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered query={letter}>
      {(answer) => (
        <>
          <LetterFacts answer={answer} goTo={goTo} />
          <p className="offers">
            <Radio.Group
              aria-label={t.form}
              value={answer.form}
              onChange={({ target }) => setForm(target.value === 'letter' ? 'letter' : 'file')}
              optionType="button"
              options={[
                { value: 'file', label: t.forms.file },
                { value: 'letter', label: t.forms.letter },
              ]}
            />
            <DownloadLetter address={addressOf(path, number, answer.form)} />
          </p>
          {answer.publicCopy !== undefined && <PublicCopy copy={answer.publicCopy} />}
          {answer.state === 'draft' && <p className="soft">{t.asPrinted}</p>}
          <div className="sheets" aria-busy={letter.isPlaceholderData}>
            {answer.pages.map((page, index) => (
              // A page is its place.
              // oxlint-disable-next-line react/no-array-index-key
              <LetterSheet key={index} page={page} name={t.page(index + 1, answer.pages.length)} />
            ))}
          </div>
        </>
      )}
    </Answered>
  );
}

function addressOf(path: string, number: string | undefined, form: Form | undefined): string {
  const query = new URLSearchParams({ ...(number === undefined ? {} : { number }), ...(form === undefined ? {} : { form }) });
  return `${path}?${query.toString()}`;
}

/** What of the letter is to be public, beside it: whoever clears the one has looked at the other. */
function PublicCopy({ copy }: { readonly copy: NonNullable<LetterAnswer['publicCopy']> }) {
  const t = useTexts(letterTexts);
  const say = useSay();
  const { extent, why, masked, lines } = copy;
  if (extent === 'none') return <p className="soft">{why === undefined ? '' : t.notPublic(say(why))}</p>;
  return (
    <details>
      <summary>{t.publicCopy[extent]}</summary>
      {masked.length > 0 && <p>{t.masked(masked.map(({ name, count }) => t.maskedOne(say(name), count)))}</p>}
      <div className="letter">{lines.join('\n')}</div>
    </details>
  );
}

function LetterFacts({ answer, goTo }: { readonly answer: LetterAnswer; readonly goTo: LetterViewProps['goTo'] }) {
  const t = useTexts(letterTexts);
  const say = useSay();
  const { language } = useLanguage();
  const { state, number, date, missing, unprintable, lostPictures, pages } = answer;
  return (
    <>
      <p>
        <span className="tag">{t[state]}</span> {number === undefined ? t.noNumber : t.number(number)}
        {date !== undefined && ` · ${t.date(dayText(date, language))}`} · {t.pages(pages.length)}
      </p>
      {unprintable.length > 0 && <Alert type="error" title={t.unprintable(unprintable)} />}
      {lostPictures.length > 0 && <Alert type="warning" title={t.lostPictures(lostPictures)} />}
      {missing.length > 0 && (
        <div className="missing">
          <p>{t.missing}</p>
          <ul>
            {missing.map(({ field, name }) => {
              const go = goTo?.(field);
              return (
                <li key={field}>
                  {say(name)}
                  {go !== undefined && (
                    <Button type="link" size="small" onClick={go}>
                      {t.goTo}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </>
  );
}
