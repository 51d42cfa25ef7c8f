import type { Part } from './row.ts';
import { rows } from './who-sees.ts';

const { everybody, shares, drafts, rawOpinions, clocks, unitAndOffice, alarms, noticesByName, noticesTold, evidence } = rows;

/** What a notice is, sent or foreseen. */
const notice = {
  case: 'always',
  kind: 'always',
  kindName: 'always',
  clock: 'always',
  dueOn: 'always',
  rule: 'always',
  ruleName: 'always',
  byHand: 'always',
  urgency: 'always',
  /** By name where the notice is seen so, else a group or a unit. */
  recipient: 'always',
  onBehalfOf: noticesByName,
} as const;

/** What else is read of a case: its history's commits, its deadlines, its papers, its notices. */
export const readSight = {
  /** One of which no event shows is left out. */
  commit: {
    seen: everybody,
    fields: {
      seq: 'always',
      at: 'always',
      command: 'always',
      name: 'always',
      actor: 'always',
      policyVersion: 'always',
      events: 'always',
      prevHash: 'always',
      hash: 'always',
      pk: evidence,
      commandId: evidence,
      fingerprint: evidence,
      schema: evidence,
      hashName: evidence,
    },
  },
  deadline: {
    seen: clocks,
    fields: {
      clockId: 'always',
      kind: 'always',
      name: 'always',
      assignmentId: everybody,
      holder: 'always',
      openedAt: 'always',
      dueAt: 'always',
      deadline: 'always',
      explanation: 'always',
      light: 'always',
      /** Which alarms have sounded says who was pressed. */
      sounded: alarms,
      closed: everybody,
    },
  },
  document: {
    seen: unitAndOffice,
    fields: {
      n: 'always',
      kind: 'always',
      name: 'always',
      number: 'always',
      unit: 'always',
      clockId: 'always',
      clock: 'always',
      rule: 'always',
      dueOn: 'always',
      provisional: 'always',
      issuedAt: 'always',
    },
  },
  /** The letter of a share (复函): whoever reads the reply. A draft is its unit's alone, whatever stands here. */
  letter: {
    seen: shares,
    fields: {
      id: 'always',
      assignmentId: 'always',
      round: 'always',
      state: 'always',
      form: 'always',
      title: 'always',
      number: 'always',
      date: 'always',
      missing: 'always',
      unprintable: 'always',
      publicCopy: 'always',
      lostPictures: 'always',
      pages: 'always',
    },
  },
  /** A reply that is out, or what corrects it. */
  issuedLetter: {
    seen: shares,
    fields: {
      assignmentId: 'always',
      unit: 'always',
      kind: 'always',
      kindName: 'always',
      round: 'always',
      number: 'always',
      on: 'always',
      class: shares,
      letterHash: shares,
      checkCode: shares,
      corrects: shares,
      correctedBy: shares,
      published: shares,
      /** Who cleared it, and what they said: inside the units and the office. */
      cleared: drafts,
    },
  },
  opinionLetter: { seen: rawOpinions, fields: {} },
  notice: {
    seen: noticesTold,
    fields: {
      ...notice,
      at: 'always',
      readyAt: 'always',
      channel: 'always',
      status: 'always',
      statusName: 'always',
      reason: 'always',
      settledAt: 'always',
      instead: noticesByName,
      mail: 'always',
    },
  },
  mail: {
    seen: noticesTold,
    fields: {
      /** It holds its reader's. */
      id: noticesByName,
      at: 'always',
      status: 'always',
      statusName: 'always',
      again: 'always',
      deliveredAt: 'always',
      failedAt: 'always',
      /** Why it failed is between that reader and the office. */
      reason: noticesByName,
    },
  },
  /** A notice to come, and the mails they become: these are told to whoever may ask for the recipient's. */
  foreseen: { seen: noticesTold, fields: { ...notice, on: 'always', at: 'always' } },
  foreseenMail: {
    seen: noticesByName,
    fields: { on: 'always', at: 'always', recipient: 'always', form: 'always', rows: 'always' },
  },
} as const satisfies Readonly<Record<string, Part>>;
