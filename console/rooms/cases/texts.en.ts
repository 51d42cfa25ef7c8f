import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'All cases',
  search: 'Find by title or case number',
  find: 'Find',
  stage: 'Stage',
  light: 'Light',
  session: 'Session',
  key: 'Key cases',
  onlyKey: 'Key cases only',
  any: 'Any',
  reset: 'Clear the filters',
  list: 'Cases',
  loaded: (count, isMore) => (isMore ? `${count} shown, there are more` : `${count} in all`),
  onlyMember: (name) => `Only proposals of ${name}`,
  onlyUnit: (name) => `Only proposals handled by ${name}`,
  nothing: 'No case fits.',
};
