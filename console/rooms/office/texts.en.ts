import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'Dispatch and chasing',
  lists: 'Choose a list',
  names: { dispatch: 'To dispatch', returns: 'Returns to decide', late: 'Late, by unit', unreached: 'Reached nobody' },
  nothing: {
    dispatch: {
      what: 'Nothing waits for dispatch.',
      next: 'Proposals come here once they are filed and numbered, and where a return was granted without naming another unit.',
    },
    returns: {
      what: 'No return is to be decided.',
      next: 'When a unit asks to give a proposal back, it waits here; what is not decided in time goes by the rules.',
    },
    supervised: {
      what: 'No return was submitted to you for supervision.',
      next: 'The government office decides on returns; those it left undecided beyond their day, and that came to you, are listed here.',
    },
  },
  late: {
    nothing: 'No unit is late.',
    next: 'Units that have not signed, given their opinion or replied in time are listed here.',
    count: (clocks, more) => (more ? `more than ${clocks} late` : `${clocks} late`),
    since: (cases, day) => `${cases === 1 ? '1 case' : `${cases} cases`}, the earliest was due on ${day}`,
    casesOf: (unit) => `What is late at ${unit}`,
  },
  chase: {
    open: 'Chase',
    openFor: (title) => `Chase “${title}”`,
    title: 'Remind by hand',
    note: 'Note (optional, stands in the paper)',
    paper: 'The paper that will be sent',
    noPaper: 'No unit holds this clock: a mail goes, and no paper.',
    numberLater: 'The number is taken when it is sent; × stands for it here.',
    send: 'Send the reminder',
    sent: (unit, title) => `${unit} was reminded of “${title}”. The paper is numbered; see and print it on the page of the case.`,
  },
  unreached: {
    nothing: 'Every reminder reached somebody.',
    next: 'Reminders that reached nobody, because mails came back, an address is missing or a post is vacant, are listed here.',
    inCharge: 'In charge, and not to be reached',
    inChargeWhat: 'They have clocks that run, and nothing the system sends would reach them or anybody for them.',
    open: (clocks) => (clocks === 1 ? '1 clock runs' : `${clocks} clocks run`),
    lost: 'Reminders that reached nobody',
    lostWhat: 'Tell them by telephone first; then have the directory put right so that it does not happen again.',
    todo: (why) => {
      switch (why) {
        case 'no-address':
          return 'Have an administrator record an address, a deputy or the unit’s mailbox.';
        case 'bounced':
        case 'refused':
          return 'Check the address with them and have an administrator record it anew; mails go again from then on.';
        case 'complained':
          return 'Their mailbox marked our mails as junk. Ask them to undo that, then have the address recorded anew.';
        case 'inactive':
          return 'They have left. Have a successor recorded; give the share to another unit or take it back if need be.';
        case 'vacant':
          return 'Nobody holds this post. Have somebody recorded for it.';
        default:
          return 'Tell them by telephone and have an administrator check the directory.';
      }
    },
  },
};
