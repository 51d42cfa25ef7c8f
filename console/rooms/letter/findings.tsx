import type { LetterReturned } from '../../api/contract.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { letterTexts } from './texts.ts';

type Finding = LetterReturned['findings'][number];

/** What the check found: what has to be put right first, then advice; each with how it is mended. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTexts(letterTexts).word;
  const [errors, advice] = [findings.filter(({ weight }) => weight === 'error'), findings.filter(({ weight }) => weight === 'advice')];
  return (
    <section aria-label={t.findings} className="missing">
      <h3>{t.findings}</h3>
      {findings.length === 0 && <p>{t.noFindings}</p>}
      <FindingList title={t.errors(errors.length)} findings={errors} />
      <FindingList title={t.advice(advice.length)} findings={advice} />
    </section>
  );
}

function FindingList({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  const t = useTexts(letterTexts).word;
  const say = useSay();
  if (findings.length === 0) return null;
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {findings.map(({ says, mend }, index) => (
          // One thing may be wrong twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {say(says)}
            <br />
            <span className="soft">{t.mend(say(mend))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
