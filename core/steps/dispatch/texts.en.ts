import type { Words } from '#core/contracts/term.ts';
import { roleEn, toDoEn } from '#core/case/define/share-texts.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { furtherEn, quoted, theEn, upper, yoursEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  dispatch: 'dispatch to a lead and co-handlers',
};

export const fields: Words<typeof zh.fields> = {
  dispatch: { lead: 'lead', coHandlers: 'co-handlers', opinion: 'opinion of the dispatch' },
};

export const clocks: Words<typeof zh.clocks> = {
  dispatch: 'dispatch',
};

export const statuses: Words<typeof zh.statuses> = {
  'proposal.dispatched': 'The case was dispatched to units.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  assigned: {
    name: 'dispatched',
    sentence: (facts) =>
      `${upper(theEn(facts))} is assigned to your unit as ${roleEn(facts)}. ${toDoEn(facts)}${furtherEn(facts.reason, (words) => `The office adds: ${quoted(words)}.`)}`,
  },
  'to-dispatch': {
    name: 'to dispatch',
    sentence: (facts) => `${upper(theEn(facts))} waits for dispatch. Please decide on its units and assign it to them ${facts.by}.`,
  },
  dispatched: {
    name: 'dispatched (to the member)',
    sentence: (facts) => `${upper(yoursEn(facts))} is assigned to ${facts.unitEn}, which leads. You will be told when the reply is out.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  LeadAlreadyAssignedError: { title: 'There is a lead already', todo: 'The lead is {unitId}; only co-handlers can be added now.' },
  LeadMissingError: { title: 'A lead is missing', todo: 'Name one lead unit.' },
  NothingToDispatchError: { title: 'Nothing to dispatch', todo: 'Name at least one co-handler.' },
};
