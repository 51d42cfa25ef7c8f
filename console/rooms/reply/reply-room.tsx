import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useCase } from '../../api/reads.ts';
import type { CaseAnswer, ReplyDraftAnswer, Share } from '../../api/contract.ts';
import { useFresh } from '../../api/use-api.ts';
import { Answered } from '../../parts/answered.tsx';
import { useTexts } from '../../parts/language.tsx';
import { NoSuchPage } from '../../parts/fault/no-such-page.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { texts } from '../../texts.ts';
import { Judgements } from '../case/handling/judgements.tsx';
import { FilesAt } from '../case/files/files-at.tsx';
import { WordBack } from '../letter/word-back.tsx';
import { Beside } from './beside.tsx';
import { Conflict } from './conflict.tsx';
import { Editor } from './editor.tsx';
import { ReplyEnd } from './reply-end.tsx';
import { ReplySide } from './reply-side.tsx';
import { SavingState } from './saving-state.tsx';
import { withReturned } from './draft-text.ts';
import { replyTexts } from './texts.ts';
import { useReplyDraft } from './use-reply-draft.ts';
import { Versions } from './versions.tsx';

/** Where a unit writes its reply: the proposal point by point beside it, and what is still missing. */
export function ReplyRoom() {
  const { id, share } = getRouteApi('/frame/desk/reply/$id/$share').useParams();
  const isAddress = /^[\w.-]+$/.test(id) && /^a\d+$/.test(share);
  return isAddress ? <OpenReply key={`${id} ${share}`} id={id} share={share} /> : <NoSuchPage />;
}

function OpenReply({ id, share }: { readonly id: string; readonly share: string }) {
  const path = `/v1/proposals/${id}/reply-drafts/${share}`;
  const found = useCase(id);
  // Read for this page alone: an old answer would be an old version.
  const draft = useFresh<ReplyDraftAnswer>(path);
  return (
    <Answered query={draft}>
      {(answer, at) => (
        <Answered query={found}>
          {(body) => {
            const own = body.assignments.find((one) => one.id === share);
            return own === undefined ? <NoSuchPage /> : <ReplyPage found={body} share={own} answer={answer} path={path} now={at} />;
          }}
        </Answered>
      )}
    </Answered>
  );
}

interface ReplyPageProps {
  readonly found: CaseAnswer;
  readonly share: Share;
  readonly answer: ReplyDraftAnswer;
  readonly path: string;
  readonly now: number;
}

function ReplyPage({ found, share, answer, path, now }: ReplyPageProps) {
  const t = useTexts(replyTexts);
  const common = useTexts(texts);
  const state = useReplyDraft(path, answer);
  const { draft, change, theirs, resolve } = state;
  const letterPath = `/v1/proposals/${found.id}/assignments/${share.id}/letter`;
  const { suggestions } = found.content;
  const number = found.caseNumber === undefined ? common.unnumbered : common.number(found.caseNumber);
  useTitle(`${t.title(number)} ${found.title}`);
  return (
    <>
      <p className="case-number">
        {t.title(number)}
        {answer.round > 0 && ` · ${t.round(answer.round)}`} ·{' '}
        <Link to="/cases/$id" params={{ id: found.id }}>
          {t.backToCase}
        </Link>
      </p>
      <h1>{found.title}</h1>
      {!answer.open && <Alert type="info" title={t.closedTitle} description={t.closed} />}
      {answer.round > 0 && <Judgements found={found} />}
      {theirs !== undefined && <Conflict mine={draft} theirs={theirs} resolve={resolve} />}
      {theirs === undefined && (
        <div className="reply-desk">
          <ReplySide path={letterPath} state={state}>
            <Beside
              found={found}
              paragraphs={draft.paragraphs}
              now={now}
              add={answer.open ? (more) => change({ ...draft, paragraphs: [...draft.paragraphs, ...more] }) : undefined}
            />
          </ReplySide>
          <div>
            {answer.open && <SavingState state={state} />}
            <Editor
              paragraphs={draft.paragraphs}
              suggestions={suggestions}
              former={share.replies.at(-1)?.paragraphs}
              isReadOnly={!answer.open}
              of={{ caseId: found.id, share: share.id }}
              onChange={(paragraphs) => change({ ...draft, paragraphs })}
            />
            {answer.open && (
              <WordBack path={letterPath} saveNow={state.saveNow} take={(returned) => change(withReturned(draft, returned))} />
            )}
            {answer.open && (
              <div className="card">
                <FilesAt found={found} place={{ to: 'letter', assignmentId: share.id }} />
              </div>
            )}
            {answer.open && <ReplyEnd found={found} share={share} classes={answer.classes} state={state} />}
            <Versions path={path} answer={answer} draft={draft} restore={answer.open ? change : undefined} />
          </div>
        </div>
      )}
    </>
  );
}
