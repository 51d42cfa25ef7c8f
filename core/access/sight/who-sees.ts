import type { Row } from './row.ts';

const overseers = { committee: 'all', office: 'all', auditor: 'all' } as const;
const members = { author: 'all', 'co-signer': 'all' } as const;
const noMember = { author: 'none', 'co-signer': 'none' } as const;
const ownShares = { lead: 'own', 'co-handler': 'own', former: 'own' } as const;
const noUnit = { lead: 'none', 'co-handler': 'none', former: 'none' } as const;
const onceSubmitted = { submitted: 'all', filed: 'all', closed: 'all' } as const;
const onceFiled = { filed: 'all', closed: 'all' } as const;
const onceRedone = { filed: 'earlier', closed: 'all' } as const;

/** The lines that fields have in common. */
export const rows = {
  /** Whether the case is there at all: a draft, also one thrown away, is its author's alone; the government's side begins with the filing. */
  theCase: {
    author: 'all',
    'co-signer': onceSubmitted,
    lead: onceFiled,
    'co-handler': onceFiled,
    former: onceFiled,
    committee: onceSubmitted,
    office: onceFiled,
    auditor: onceSubmitted,
  },
  everybody: { ...members, lead: 'all', 'co-handler': 'all', former: 'all', ...overseers },
  /** What happens to the units' shares; a unit that has none any more keeps to its own. */
  shares: { ...members, lead: 'all', 'co-handler': 'all', former: 'own', ...overseers },
  /** Clocks; who co-handles need not know how long the other co-handlers have. */
  clocks: { ...members, lead: 'all', 'co-handler': 'common', former: 'common', ...overseers },
  /** Between a unit and the office: reasons, opinions of dispatch, papers (催办、督办). */
  unitAndOffice: { ...noMember, ...ownShares, ...overseers },
  /** A reply on its way to be signed: the government's own; the committee sees how far it is. */
  drafts: { ...noMember, lead: 'all', 'co-handler': 'all', former: 'none', committee: 'none', office: 'all', auditor: 'all' },
  /** The opinions of co-handlers are the lead's to work with, and what is answered is the letter. */
  rawOpinions: { ...noMember, lead: 'all', 'co-handler': 'own', former: 'own', ...overseers },
  /** Reminders, and what is said with them: for the one who was reminded (被催的是谁是别人的事). */
  alarms: { author: 'own', 'co-signer': 'none', ...ownShares, ...overseers },
  /** Between the member and the committee, before the government's side has the case. */
  review: { ...members, ...noUnit, committee: 'all', office: 'none', auditor: 'all' },
  /** Earlier wordings of a proposal that was submitted; the units have the one that was dispatched. */
  wordings: { ...members, ...noUnit, ...overseers },
  /** The wording of a draft stays its author's; the auditor can only check the chain with all of it. */
  draftWording: { author: 'all', 'co-signer': 'none', ...noUnit, committee: 'none', office: 'none', auditor: 'all' },
  /** The member's judgement of a round: the handlers see it once they have to do the round again, or the case is closed. */
  judgement: { ...members, lead: onceRedone, 'co-handler': onceRedone, former: 'none', ...overseers },
  /** A notice with the name of whom it went to. */
  noticesByName: { author: 'own', 'co-signer': 'own', ...ownShares, ...overseers },
  /** That a notice went to somebody. */
  noticesTold: { author: 'own', 'co-signer': 'own', lead: 'all', 'co-handler': 'common', former: 'own', ...overseers },
  /** Files: the proposal's are everybody's, a share's its unit's; the lead works with what co-handlers attach to their opinions. */
  files: { author: 'common', 'co-signer': 'common', lead: 'all', 'co-handler': 'common', former: 'common', ...overseers },
  evidence: { ...noMember, ...noUnit, committee: 'none', office: 'none', auditor: 'all' },
} as const satisfies Readonly<Record<string, Row>>;
