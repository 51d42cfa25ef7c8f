import { getRouteApi, Link } from '@tanstack/react-router';
import { useUnits } from '../../api/reads.ts';
import { Answered } from '../../parts/answered.tsx';
import { limitText } from '../../parts/dates.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { CommentLine } from './comment-line.tsx';
import { FitsAll } from './fits-all.tsx';
import { useAsked, useAskedAllocation } from './reads.ts';
import type { AskedAllocation } from './reads.ts';
import { commentsTexts } from './texts.ts';

/** What the government office thinks of giving the reader's unit, to be commented on line by line before it is dispatched. */
export function CommentsRoom() {
  const t = useTexts(commentsTexts);
  const { allocation } = getRouteApi('/frame/desk/comments').useSearch();
  useTitle(t.title);
  return (
    <>
      <h1>{t.title}</h1>
      {allocation === undefined ? <WhichDraft /> : <Draft key={allocation} id={allocation} />}
    </>
  );
}

function WhichDraft() {
  const t = useTexts(commentsTexts);
  return (
    <Answered query={useAsked()}>
      {({ allocations: [only, ...others] }) => {
        if (only === undefined) {
          return (
            <div className="nothing" role="status">
              <p className="nothing-what">{t.none}</p>
              <p>{t.noneNext}</p>
            </div>
          );
        }
        if (others.length === 0) return <Draft id={only.id} />;
        return (
          <section className="card" aria-label={t.which}>
            <h2>{t.which}</h2>
            <ul>
              {[only, ...others].map(({ id, name }) => (
                <li key={id}>
                  <Link to="/desk/comments" search={{ allocation: id }}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      }}
    </Answered>
  );
}

function Draft({ id }: { readonly id: string }) {
  return <Answered query={useAskedAllocation(id)}>{(found) => <Lines found={found} />}</Answered>;
}

function Lines({ found }: { readonly found: AskedAllocation }) {
  const t = useTexts(commentsTexts);
  const { language } = useLanguage();
  const units = useUnits().data?.body.units ?? [];
  const { asked, own, lines } = found;
  const until = asked === undefined ? '' : limitText(asked.until, language);
  const isOpen = asked !== undefined && !asked.isOver;
  return (
    <>
      <p>{t.what}</p>
      <p>
        <strong>{found.name}</strong> · {isOpen ? t.until(until) : t.over(until)}{' '}
        <span role="status">{own !== undefined && t.count(own.said, own.lines)}</span>
      </p>
      {isOpen && <FitsAll allocationId={found.id} lines={lines} />}
      <ul className="comment-lines" aria-label={t.list}>
        {lines.map((line) => (
          <CommentLine key={line.proposalId} allocationId={found.id} line={line} units={units} isOpen={isOpen} />
        ))}
      </ul>
      <p>
        <Link to="/desk/unit">{t.toUnit}</Link>
      </p>
    </>
  );
}
