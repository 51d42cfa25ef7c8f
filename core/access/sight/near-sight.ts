import type { Case } from '#core/case/case.ts';
import type { Person } from '#core/directory/directory.ts';
import { tiesOf } from './eyes.ts';
import { lookAt } from './look.ts';

/**
 * What of a case is told to somebody whose own text is like it. Who sees the case sees its text. To others it is there only once it was
 * filed, and as far as its author lets it be published: the whole text, or that it is there.
 */
export function nearSight(person: Person, found: Case): 'text' | 'title' | 'none' {
  if (lookAt(person, found) !== undefined) return 'text';
  const { phase } = tiesOf(found);
  if (!person.active || (phase !== 'filed' && phase !== 'closed')) return 'none';
  switch (found.content.publicity) {
    case 'public':
      return 'text';
    case 'summary':
      return 'title';
    case 'withheld':
      return 'none';
  }
}
