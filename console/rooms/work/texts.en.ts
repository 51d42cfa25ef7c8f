import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'My work',
  views: 'View',
  filter: 'Filter by light',
  all: 'All',
  list: 'What waits for me',
  loaded: (count, isMore) => (isMore ? `${count} shown, there are more` : `${count} in all`),
  nothing: 'Nothing waits for you now.',
  nothingOfLight: 'Nothing with this light waits for you.',
  showAll: 'Show everything that waits',
  awaited: {
    title: 'What I wait for',
    any: 'Proposals under way',
    nothing: 'Nothing you wait for.',
    nobody: 'Your role waits for nobody.',
    next: 'Due next, with others',
    all: 'Show everything you wait for',
  },
  done: {
    title: 'Done lately',
    nothing: 'Nothing ended within sixty days.',
    late: 'Late',
    byMe: 'By you',
    byItself: 'Ran out, or ended as the case went on',
  },
  next: {
    member: 'Filing, dispatch and reply will be told here; once the reply has come, you will be asked to judge it.',
    'committee-clerk': 'Proposals come here for review once members submit them, and for consultation where a reply did not satisfy.',
    'committee-head': 'Proposals come here for review once members submit them, and for consultation where a reply did not satisfy.',
    dispatcher: 'Proposals come here for dispatch once they are filed and numbered, and where a unit asks to give one back.',
    supervisor: 'What is overdue comes here once it is escalated.',
    'unit-clerk': 'Proposals come here to be signed for once the office dispatches them, then for the reply or the opinion.',
    'unit-leader': 'Proposals come here to be signed for once the office dispatches them, then for the reply or the opinion.',
    auditor: 'Auditors have no work list; open any case from the list to see its whole history.',
    administrator: 'Administrators have no cases to work on. The directory, the rules and the calendar are in the menu.',
  },
};
