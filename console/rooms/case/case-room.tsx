import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useActions, useCase, useDeadlines, useHistory, useSessions } from '../../api/reads.ts';
import type { CaseAnswer } from '../../api/contract.ts';
import { useReader } from '../../frame/reader.tsx';
import { Answered } from '../../parts/answered.tsx';
import { useTexts } from '../../parts/language.tsx';
import { KeyTag } from '../../parts/key-tag.tsx';
import { NoSuchPage } from '../../parts/fault/no-such-page.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { texts } from '../../texts.ts';
import { Actions } from './acts/actions.tsx';
import { CalendarEntry } from './deadlines/calendar-entry.tsx';
import { CaseGone } from './case-gone.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseText } from './wording/case-text.tsx';
import { Clocks } from './deadlines/clocks.tsx';
import { Declined } from './handling/declined.tsx';
import { Evidence } from './history/evidence.tsx';
import { Files } from './files/files.tsx';
import { Letters } from './handling/letters.tsx';
import { Mails } from './history/mails.tsx';
import { Merging } from './handling/merging.tsx';
import { Papers } from './history/papers.tsx';
import { Replies } from './handling/replies.tsx';
import { Road } from './road.tsx';
import { Shares } from './handling/shares.tsx';
import { caseTexts } from './texts.ts';
import { Timeline } from './history/timeline.tsx';

/** One case, as its reader may see it, with what she may do. */
export function CaseRoom() {
  const { id } = getRouteApi('/frame/cases/$id').useParams();
  return /^[\w.-]+$/.test(id) ? <OpenCase key={id} id={id} /> : <NoSuchPage />;
}

function OpenCase({ id }: { readonly id: string }) {
  const [done, setDone] = useState<string>();
  return (
    <Answered query={useCase(id)} gone={<CaseGone done={done} />}>
      {(found) => <CasePage found={found} onDone={setDone} />}
    </Answered>
  );
}

interface CasePageProps {
  readonly found: CaseAnswer;
  /** Hears the name of what the reader has given. */
  readonly onDone: (name: string) => void;
}

function CasePage({ found, onDone }: CasePageProps) {
  const t = useTexts(texts);
  const { print: printLabel } = useTexts(caseTexts);
  const number = found.caseNumber === undefined ? t.unnumbered : t.number(found.caseNumber);
  const deadlines = useDeadlines(found.id);
  const actions = useActions(found.id);
  const history = useHistory(found.id);
  const commits = history.data?.body.commits ?? [];
  const sessions = useSessions().data?.body.sessions;
  useTitle(`${number} ${found.title}`);
  const answers = (
    <>
      <Replies found={found} />
      <Letters found={found} />
    </>
  );
  // What a member comes for; to the others it is one thing among others.
  const isForAuthor = useReader().role === 'member';
  return (
    <div className="case">
      <p className="case-number">
        {number}
        {found.isKey === true && ' '}
        <KeyTag line={found} />
      </p>
      <h1>{found.title}</h1>
      <Road found={found} />
      <Answered query={actions}>{(body) => <Actions found={found} answer={body} onDone={onDone} />}</Answered>
      <Merging found={found} />
      {found.declined !== undefined && <Declined declined={found.declined} />}
      {isForAuthor && answers}
      <Answered query={deadlines}>
        {(body, at) => (
          <Clocks found={found} deadlines={body.deadlines} now={at}>
            {(open) => <CalendarEntry found={found} open={open} now={at} />}
          </Clocks>
        )}
      </Answered>
      <Shares found={found} />
      {!isForAuthor && answers}
      <CaseText content={found.content} commits={commits} />
      <CaseFacts found={found} sessionName={sessions?.find(({ id }) => id === found.session)?.name ?? found.session} />
      <Files found={found} />
      <Papers id={found.id} />
      <Mails id={found.id} />
      <Answered query={history}>
        {(body) => <Timeline found={found} commits={body.commits} deadlines={deadlines.data?.body.deadlines ?? []} />}
      </Answered>
      {commits.some(({ fingerprint }) => fingerprint !== undefined) && <Evidence commits={commits} />}
      <Button className="not-printed" onClick={() => print()}>
        {printLabel}
      </Button>
    </div>
  );
}
