import type { Part } from './row.ts';
import { rows } from './who-sees.ts';

const { everybody, review, shares, drafts, clocks, unitAndOffice, rawOpinions, judgement, files } = rows;

/** What lists and work lists tell of a case. */
const line = {
  id: 'always',
  version: 'always',
  caseNumber: everybody,
  title: 'always',
  kind: 'always',
  session: 'always',
  stage: 'always',
  stageName: 'always',
  author: 'always',
  lead: everybody,
  units: 'always',
  class: everybody,
  isKey: everybody,
  /** On whose desk silence led it. */
  desk: unitAndOffice,
  light: 'always',
  due: everybody,
} as const;

/** The fields of a case, as it is read by its id and in lists. */
export const caseSight = {
  line: { seen: rows.theCase, fields: line },
  case: {
    seen: rows.theCase,
    fields: {
      ...line,
      content: 'always',
      assignments: 'always',
      feedbacks: everybody,
      tasks: 'always',
      declined: review,
      mergedInto: everybody,
      takenIn: everybody,
      /** That there are any; which of them, their own rows say. */
      hasFiles: everybody,
      keyCase: everybody,
      commands: 'always',
    },
  },
  assignment: {
    seen: shares,
    fields: {
      id: 'always',
      unit: 'always',
      role: 'always',
      status: 'always',
      round: 'always',
      assignedAt: 'always',
      signedForAt: everybody,
      /** 交办意见: what the office said to the unit when it was dispatched. */
      dispatchOpinion: unitAndOffice,
      returnRequest: unitAndOffice,
      opinion: rawOpinions,
      /** Whom to ask: a letter names the same. */
      contact: everybody,
      replies: 'always',
      /** Where the reply hangs: 会签未完 · 核稿中 · 待签发 · 委员未评价. */
      hangs: shares,
      clearance: drafts,
    },
  },
  reply: {
    seen: shares,
    fields: {
      round: 'always',
      class: 'always',
      text: 'always',
      paragraphs: 'always',
      leader: shares,
      handler: shares,
      phone: shares,
      disclosure: shares,
      contact: shares,
      issuedAt: 'always',
      letterNumber: everybody,
      corrects: everybody,
    },
  },
  feedback: {
    seen: judgement,
    fields: {
      round: 'always',
      attitude: 'always',
      result: 'always',
      comment: judgement,
      units: judgement,
      late: judgement,
      byLink: judgement,
    },
  },
  file: {
    seen: files,
    fields: {
      id: 'always',
      to: 'always',
      toName: 'always',
      assignmentId: files,
      name: 'always',
      size: 'always',
      kind: 'always',
      kindName: 'always',
      scan: 'always',
      scanName: 'always',
      attachedAt: 'always',
      attachedBy: 'always',
      removed: files,
      mayRemove: 'always',
    },
  },
  task: {
    seen: clocks,
    fields: {
      clockId: 'always',
      kind: 'always',
      name: 'always',
      assignmentId: everybody,
      dueOn: 'always',
      dueAt: 'always',
      light: 'always',
      provisional: 'always',
    },
  },
} as const satisfies Readonly<Record<string, Part>>;
