import { valueTerms } from '#core/steps/texts.ts';
import type { CaseAnswer } from '../../api/contract.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { useUnitName } from '../../parts/unit-names.ts';
import { caseTexts } from './texts.ts';

/** Who, in which name and kind, of which session. */
export function CaseFacts({ found, sessionName }: { readonly found: CaseAnswer; readonly sessionName: string }) {
  const unitName = useUnitName();
  const personName = usePersonName();
  const t = useTexts(caseTexts);
  const say = useSay();
  const { keyCase } = found;
  const followed = [
    keyCase?.levelName === undefined ? '' : say(keyCase.levelName),
    t.ledBy(keyCase?.ledBy),
    t.followedBy(keyCase?.followedBy),
  ].filter((value) => value !== '');
  const { coSigners, onBehalfOf, kind, publicity } = found.content;
  const said = (value: string): string => {
    const term = valueTerms[value];
    return term === undefined ? value : say(term);
  };
  const facts = [
    [t.author, [personName(found.author)]],
    ...(coSigners.length === 0 ? [] : [[t.coSigners, coSigners.map(personName)] as const]),
    ...(onBehalfOf === undefined ? [] : [[t.onBehalfOf, [onBehalfOf]] as const]),
    [t.kind, [said(kind)]],
    [t.publicity, [said(publicity)]],
    [t.session, [sessionName]],
    ...(keyCase === undefined ? [] : [[t.keyCase, followed.length === 0 ? [t.marked] : followed] as const]),
    [t.units, found.units.length === 0 ? [t.none] : found.units.map(unitName)],
  ] as const;
  return (
    <section aria-label={t.facts} className="card">
      <h2>{t.facts}</h2>
      <dl className="facts">
        {facts.map(([label, values]) => (
          <div key={label}>
            <dt>{label}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
