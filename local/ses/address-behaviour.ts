import * as z from 'zod';

/** What an address can be told to do with the mails it gets. `silent`: nothing is ever heard of them. */
export const behaviourSchema = z.enum(['deliver', 'bounce', 'complain', 'silent', 'delay', 'reject']);

export type SetBehaviour = z.infer<typeof behaviourSchema>;

/** `suppress` and `away` are those of the mailbox simulator alone. */
export type Behaviour = SetBehaviour | 'suppress' | 'away';

const SIMULATOR = new Map<string, Behaviour>([
  ['success', 'deliver'],
  ['bounce', 'bounce'],
  ['complaint', 'complain'],
  ['suppressionlist', 'suppress'],
  ['ooto', 'away'],
]);

/**
 * How an address of the mailbox simulator behaves, with or without a `+label`; undefined for every other address.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
 * @param address bare, in lower case
 */
export function simulatorBehaviour(address: string): Behaviour | undefined {
  const name = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(address)?.[1];
  return name === undefined ? undefined : SIMULATOR.get(name);
}
