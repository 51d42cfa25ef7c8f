import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  list: 'Cases that wait',
  loaded: (count, isMore) => (isMore ? `${count} shown, there are more` : `${count} in all`),
  keys: 'Keys: J and K move, digits open an action, X ticks, Enter opens the case, Esc closes the form.',
  reading: 'Reading',
  choose: 'Choose a case from the list.',
  gone: 'This case is no longer in the list. Choose the next one.',
  openCase: 'Open the case',
  actions: 'What you may do',
  nothingToDo: 'There is nothing for you to do now.',
  forUnit: (action, unit) => `${action} (${unit})`,
  done: (action, title) => `Done: ${action}, “${title}”`,
  returned: 'Asked to be returned',
  returnAsked: (unit, suggested) => `${unit} asks to give it back and suggests ${suggested}.`,
  returnReason: (reason) => `Reason: ${reason}`,
  close: 'Close',
  select: (title) => `Tick “${title}”`,
  selectAll: 'Tick all shown',
  selectNone: 'Tick none',
  bulk: {
    title: 'Several at once',
    selected: (count) => `${count} ticked`,
    act: (action, count) => `${action} (${count})`,
    confirm: (action, count) => `Confirm: ${action} (${count})`,
    each: 'Each is done and recorded by itself. Of the one that is open, for example, what follows:',
    working: (done, all) => `Working: ${done} of ${all} done`,
    ended: (done, failed) => (failed === 0 ? `${done} done.` : `${done} done, ${failed} not done.`),
    ok: 'Done',
    again: (count) => `Try the ${count} once more`,
  },
};
