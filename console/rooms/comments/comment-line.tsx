import { Button } from 'antd';
import { useState } from 'react';
import type { Units } from '../../api/contract.ts';
import { useReader } from '../../frame/reader.tsx';
import { useSay, useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { CommentForm } from './comment-form.tsx';
import type { AskedLine } from './reads.ts';
import { saidOf } from './said-of.ts';
import { useUnitName } from '../../parts/unit-names.ts';
import { commentsTexts } from './texts.ts';

interface CommentLineProps {
  readonly allocationId: string;
  readonly line: AskedLine;
  readonly units: Units['units'];
  /** Whether there is time left to say something. */
  readonly isOpen: boolean;
}

/** One proposal that the unit may get: as what, with whom, what it asks for, and what the unit says of it. */
export function CommentLine({ allocationId, line, units, isOpen }: CommentLineProps) {
  const t = useTexts(commentsTexts);
  const common = useTexts(texts);
  const [isChanging, setChanging] = useState(false);
  const { proposal, opinion } = line;
  const said = saidOf(line);
  const title = proposal?.title ?? line.proposalId;
  return (
    <li className="card" aria-label={title}>
      <h2>
        {proposal?.caseNumber !== undefined && <span className="soft">{common.number(proposal.caseNumber)} </span>}
        {title}
      </h2>
      <AsWhat line={line} />
      {opinion !== undefined && <p>{t.opinion(opinion)}</p>}
      {proposal === undefined ? (
        <p className="soft">{t.moved}</p>
      ) : (
        <details>
          <summary>{t.text}</summary>
          <p className="comment-text">{proposal.matter}</p>
          <h3>{t.suggestions}</h3>
          <ol>
            {proposal.suggestions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ol>
        </details>
      )}
      <SaidNow line={line} />
      {proposal !== undefined && isOpen && (said === undefined || isChanging) && (
        <CommentForm allocationId={allocationId} line={line} units={units} done={() => setChanging(false)} isChange={said !== undefined} />
      )}
      {proposal !== undefined && isOpen && said !== undefined && !isChanging && (
        <Button onClick={() => setChanging(true)} aria-label={common.named(t.change, title)}>
          {t.change}
        </Button>
      )}
    </li>
  );
}

function AsWhat({ line: { lead, coHandlers } }: Pick<CommentLineProps, 'line'>) {
  const { unitComma } = useTexts(texts);
  const unitName = useUnitName();
  const t = useTexts(commentsTexts);
  const { me } = useReader();
  const isLead = lead?.unit.id === me.unit?.id;
  const others = coHandlers.filter(({ unit }) => unit.id !== me.unit?.id).map(({ unit }) => unitName(unit));
  return (
    <p className="soft">
      <span className="tag">{isLead ? t.as.lead : t.as.co}</span>
      {!isLead && lead !== undefined && ` ${t.lead(unitName(lead.unit))}`}
      {others.length > 0 && ` ${t.others(others.join(unitComma))}`}
    </p>
  );
}

function SaidNow({ line }: Pick<CommentLineProps, 'line'>) {
  const { unitComma } = useTexts(texts);
  const unitName = useUnitName();
  const t = useTexts(commentsTexts);
  const say = useSay();
  const [own] = line.comments;
  if (own === undefined || own.verdict === 'waiting') return null;
  const words = [
    own.verdict === 'silent' ? say(own.verdictName) : t.said(say(own.verdictName)),
    ...(own.suggestedUnit === undefined ? [] : [t.suggested(unitName(own.suggestedUnit))]),
    ...(own.coHandlers.length === 0 ? [] : [t.withUnits(own.coHandlers.map(unitName).join(unitComma))]),
    ...(own.text === undefined ? [] : [own.text]),
  ];
  return (
    <p role="status">
      {words.join(' · ')} {own.outdated && <strong>{t.outdated}</strong>}
    </p>
  );
}
