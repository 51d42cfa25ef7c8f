import type { CommandName } from '#core/steps/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Case } from './case.ts';
import { ruledBy } from './decide-context.ts';
import type { DecideContext } from './decide-context.ts';
import type { Given } from '#core/case/define/define-command.ts';
import { notLegal } from './legal-commands.ts';

/**
 * What a person's command means: the events to append. Whether that person may give it is `core/access`'s question,
 * asked before.
 * @throws Refusal `CommandNotLegalError` with the commands that would be legal for who gives it, or the rule that forbids it by name.
 */
export function decide(found: Case, given: Given<CommandName>, context: DecideContext): readonly CaseEvent[] {
  const ruled = ruledBy(context, found);
  const events = given.decide(found, ruled);
  if (events === 'not-legal') throw notLegal(given.name, found, context.directory.people.get(context.actorId), ruled.policy);
  return events;
}
