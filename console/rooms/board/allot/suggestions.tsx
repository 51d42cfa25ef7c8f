import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useSay, useTexts } from '../../../parts/language.tsx';
import { texts } from '../../../texts.ts';
import type { SuggestedUnit, Suggestions } from '../contract.ts';
import { useUnitName } from '../../../parts/unit-names.ts';
import { boardTexts } from '../texts.ts';

interface LineSuggestionsProps {
  readonly units: readonly SuggestedUnit[];
  readonly accuracy: Suggestions['accuracy'] | undefined;
  /** Undefined for whoever only reads. */
  readonly accept: ((unit: SuggestedUnit) => void) | undefined;
}

/** Which units the proposal may be given to, each with the reasons that a clerk can check; nothing is given by itself. */
export function LineSuggestions({ units, accuracy, accept }: LineSuggestionsProps) {
  const t = useTexts(boardTexts).suggestions;
  const unitName = useUnitName();
  const say = useSay();
  if (units.length === 0) return null;
  return (
    <section aria-label={t.name}>
      <h3>{t.name}</h3>
      <ol className="board-suggestions">
        {units.map((one, index) => (
          <li key={`${one.unit.id} ${one.role}`}>
            <p>
              {accept !== undefined && (
                // Its name begins with what is seen on it.
                <Button
                  size="small"
                  onClick={() => accept(one)}
                  aria-label={`${index + 1} ${t.accept(unitName(one.unit), t.roles[one.role])}`}
                >
                  <kbd>{index + 1}</kbd> {t.take}
                </Button>
              )}{' '}
              <strong>{unitName(one.unit)}</strong> <span className="tag">{t.roles[one.role]}</span>
            </p>
            <p className="soft">{say(one.reasons.text)}</p>
            <Reasons one={one} />
          </li>
        ))}
      </ol>
      {accuracy !== undefined && accuracy.of > 0 && <Accuracy accuracy={accuracy} />}
    </section>
  );
}

/** How often suggestions were right so far, of all and by the unit that was right. */
function Accuracy({ accuracy }: { readonly accuracy: Suggestions['accuracy'] }) {
  const unitName = useUnitName();
  const t = useTexts(boardTexts).suggestions;
  return (
    <>
      <p className="soft">{t.accuracy(accuracy.firstRight, accuracy.amongThree, accuracy.of)}</p>
      <details>
        <summary>{t.accuracyByUnit}</summary>
        <ul className="board-comments">
          {accuracy.byUnit.map(({ unit, firstRight, amongThree, of }) => (
            <li key={unit.id}>{t.accuracyOf(unitName(unit), firstRight, amongThree, of)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Reasons({ one: { reasons } }: { readonly one: SuggestedUnit }) {
  const t = useTexts(boardTexts).suggestions;
  const { number, comma } = useTexts(texts);
  const say = useSay();
  const { words, likeCases, load } = reasons;
  return (
    <details>
      <summary>{t.why}</summary>
      <ul className="board-comments">
        {words.length > 0 && <li>{t.words(words.join(comma))}</li>}
        {likeCases.map(({ proposalId, caseNumber, title, outcome }) => (
          <li key={proposalId}>
            <Link to="/cases/$id" params={{ id: proposalId }}>
              {number(caseNumber)} {title}
            </Link>{' '}
            <span className="soft">{say(outcome)}</span>
          </li>
        ))}
        <li>{load.capacity === undefined ? t.load(load.inHand) : t.loadOf(load.inHand, load.capacity)}</li>
      </ul>
    </details>
  );
}
