import type { Policy } from '#core/policy/policy.ts';
import {
  askBack,
  consult,
  decline,
  dispatch,
  file,
  giveOpinion,
  grantReturn,
  issueReply,
  judge,
  reassign,
  refuseReturn,
  remind,
  resubmit,
  sendBack,
  signFor,
  submit,
  withdraw,
} from './act.ts';
import type { Act, Span } from './act.ts';

/** How a case goes up to where it stands today. */
export interface Course {
  readonly name: string;
  /** How many of each three hundred cases go this way. */
  readonly cards: number;
  readonly begins: 'draft' | 'submitted';
  readonly acts: readonly Act[];
  /** Working days since the last act: what silence comes to meanwhile belongs to the course. */
  readonly stands: Span;
}

/** Nothing moves it any more: it may have ended at any time. */
const EVER = Number.POSITIVE_INFINITY;

/** The courses, by what a policy lets people choose; spans fit the default policy. */
export function coursesOf({ classes, declineReasons }: Policy): Course[] {
  const codes = classes.map(({ code }) => code);
  const reply = issueReply(codes);
  const again = issueReply(codes, [2, 8]);
  const both = [dispatch({ coHandlers: 1 }), signFor('a1'), signFor('a2')];
  const answered = [file, ...both, giveOpinion('a2'), reply];
  const redone = [...answered, judge('not'), again];
  const disputed = [file, dispatch(), signFor('a1'), issueReply(codes, [4, 10]), judge('not'), again, judge('not'), again, judge('not')];
  return [
    ...beforeFiling(declineReasons.map(({ code }) => code)),
    ...beforeDispatch,
    ...inHandling(both),
    open('redo', 8, [...answered, judge('not')], [0, 15]),
    open('second redo', 2, [...redone, judge('not')], [0, 12]),
    open('awaiting feedback', 16, answered, [0, 11]),
    open('awaiting feedback of a redo', 3, redone, [0, 11]),
    open('in consultation', 4, disputed, [0, 17]),
    open('consultation overdue', 2, disputed, [24, 32]),
    ended('satisfied', 46, [...answered, judge('satisfied')]),
    ended('satisfied, one unit', 20, [file, dispatch(), signFor('a1'), reply, judge('satisfied')]),
    { ...ended('satisfied, from a draft', 5, [submit, ...answered, judge('satisfied')]), begins: 'draft' },
    ended('satisfied, after a revision', 5, [sendBack, resubmit, ...answered, judge('satisfied')]),
    ended('satisfied, after a redo', 12, [...redone, judge('satisfied')]),
    ended('basically satisfied', 26, [...answered, judge('basically')]),
    ended('no feedback', 12, answered, 17),
    ended('consulted', 5, [...disputed, consult]),
  ];
}

function beforeFiling(reasonCodes: readonly string[]): Course[] {
  return [
    { ...open('draft', 5, [], [0, 60]), begins: 'draft' },
    { ...ended('draft thrown away', 1, [withdraw]), begins: 'draft' },
    open('in review', 8, [], [0, 12]),
    open('review overdue', 3, [], [17, 30]),
    open('in review again', 2, [sendBack, resubmit], [0, 12]),
    open('in revision', 5, [sendBack], [0, 11]),
    open('revision overdue', 1, [sendBack], [17, 27]),
    ended('withdrawn', 4, [withdraw]),
    ended('withdrawn by silence', 2, [sendBack], 33),
    ended('declined', 11, [decline(reasonCodes)]),
  ];
}

const beforeDispatch: readonly Course[] = [
  open('awaiting dispatch', 7, [file], [0, 8]),
  open('dispatch overdue', 3, [file], [12, 24]),
  open('dispatch after a return', 1, [file, dispatch(), askBack('a1'), grantReturn(false)], [0, 8]),
  open('dispatch after a recall', 1, [file, dispatch(), signFor('a1'), reassign('a1', false)], [0, 8]),
];

/** Units are at work; most with a co-handler (`both`). */
function inHandling(both: readonly Act[]): Course[] {
  const hurried = [file, dispatch({ leadIn: 10 }), signFor('a1')];
  const hurriedBoth = [file, dispatch({ coHandlers: 1, coHandlersIn: 5 }), signFor('a1'), signFor('a2')];
  return [
    open('awaiting sign-for', 6, [file, dispatch({ coHandlers: 1 })], [0, 2]),
    open('signed by the lead', 2, [file, dispatch({ coHandlers: 2 }), signFor('a1')], [0, 1]),
    open('opinion outstanding', 18, [file, ...both], [0, 17]),
    open('opinion overdue', 3, hurriedBoth, [6, 12]),
    open('opinion lapsed', 3, hurriedBoth, [17, 30]),
    open('opinion given', 11, [file, ...both, giveOpinion('a2')], [0, 25]),
    open('one unit at work', 10, [file, dispatch(), signFor('a1')], [0, 45]),
    open('return requested', 4, [file, dispatch({ coHandlers: 1 }), askBack('a1')], [0, 4]),
    open('return decision overdue', 1, [file, dispatch(), askBack('a1')], [6, 7]),
    open('return refused', 2, [file, dispatch(), askBack('a1'), refuseReturn], [0, 30]),
    open('return refused by silence', 1, [file, dispatch(), askBack('a1')], [14, 30]),
    open('returned to another', 3, [file, dispatch({ coHandlers: 1 }), askBack('a1'), grantReturn(true)], [0, 20]),
    open('reassigned', 3, [file, ...both, reassign('a1', true)], [0, 20]),
    open('co-handler recalled', 1, [file, ...both, reassign('a2', false)], [0, 20]),
    open('reply overdue', 5, hurried, [11, 13]),
    open('reply overdue, reminded by hand', 2, [...hurried, remind], [0, 1]),
    open('reply escalated', 5, hurried, [17, 45]),
  ];
}

function open(name: string, cards: number, acts: readonly Act[], stands: Span): Course {
  return { name, cards, begins: 'submitted', acts, stands };
}

/** @param silentFor working days until silence has ended it */
function ended(name: string, cards: number, acts: readonly Act[], silentFor = 0): Course {
  return { name, cards, begins: 'submitted', acts, stands: [silentFor, EVER] };
}
