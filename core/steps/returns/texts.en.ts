import type { Words } from '#core/contracts/term.ts';
import type { SaidBeside } from '#core/case/define/telling-text.ts';
import { furtherEn, quoted, theEn } from '#core/case/define/telling-text.ts';
import type * as zh from './texts.zh.ts';

export const commands: Words<typeof zh.commands> = {
  'request-return': 'ask to return a share',
  'decide-return': 'decide on a return',
};

export const fields: Words<typeof zh.fields> = {
  'request-return': { reason: 'reason for the return', suggestedUnitId: 'unit that should have it' },
  'decide-return': { granted: 'granted', reason: 'reason of the decision', redispatchTo: 'unit that gets it instead' },
};

export const attempts: Words<typeof zh.attempts> = {
  redispatched: 'granted, and given to another unit',
  granted: 'granted, and given to nobody yet',
  refused: 'refused',
};

export const clocks: Words<typeof zh.clocks> = {
  'return-decision': 'decision on the return',
};

export const silences: Words<typeof zh.silences> = {
  refused: 'deemed refused; the unit handles it',
};

export const statuses: Words<typeof zh.statuses> = {
  'assignment.return_requested': 'A unit asked to give its share back.',
  'assignment.returned': 'A return was granted; the share is over.',
  'assignment.return_refused': 'A return was refused, by the office or by silence.',
};

export const tellings: SaidBeside<typeof zh.tellings> = {
  'return-requested': {
    name: 'return requested',
    sentence: (facts) =>
      `${facts.unitEn} asks to return ${theEn(facts)}. Reason given: ${quoted(facts.detail)}. Please decide ${facts.by}.`,
  },
  'return-granted': {
    name: 'return granted',
    sentence: (facts) => `Your unit's request to return ${theEn(facts)} is granted. Your unit no longer handles it.`,
  },
  'return-refused': {
    name: 'return refused',
    sentence: (facts) =>
      facts.outcome.en === ''
        ? `Your unit's request to return ${theEn(facts)} is refused.${furtherEn(facts.detail, (words) => `Reason given: ${quoted(words)}.`)} Please go on with it.`
        : `Nobody decided in time on your unit's request to return ${theEn(facts)}. By the rules: ${facts.outcome.en}.`,
  },
};

export const refusals: Words<typeof zh.refusals> = {
  ReturnLimitReachedError: {
    title: 'No further return',
    todo: 'The limit for a unit is {limit}; please handle it or ask for coordination.',
  },
  ReturnWindowClosedError: { title: 'Too late to return it', todo: 'Returns could be asked for until {until}; please handle it.' },
  SuggestedUnitNotAcceptedError: {
    title: 'The suggested unit is not valid',
    todo: 'Choose a unit of the directory that has no share in the case; check {unitId}.',
  },
  RefusedReturnIsNotRedispatchedError: {
    title: 'A refused return goes nowhere',
    todo: 'Name no unit that gets it instead ({unitId}), or grant the return.',
  },
};
