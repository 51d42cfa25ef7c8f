import * as z from 'zod';
import type { LogKind } from '#core/ledger/log-kind.ts';

const registerEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('NumberTaken'), for: z.string() }),
  /** Numbers that were given elsewhere, each with whose it is. The register goes on behind the highest of them. */
  z.strictObject({
    type: z.literal('NumbersBroughtIn'),
    numbers: z.array(z.strictObject({ number: z.int().positive(), for: z.string() })).min(1),
  }),
]);

export type RegisterEvent = z.infer<typeof registerEventSchema>;

/** What a register knows: numbers it gave, numbers that came from elsewhere, and the highest of all. */
export interface Register {
  readonly highest: number;
  /** Given by the event before: what whoever asked gets. */
  readonly given: number;
  /** Stretches of numbers that it gave itself, first and last, in their order. */
  readonly stretches: readonly (readonly [first: number, last: number])[];
  /** Numbers from elsewhere, and whose each is. */
  readonly brought: ReadonlyMap<number, string>;
}

export const emptyRegister: Register = { highest: 0, given: 0, stretches: [], brought: new Map() };

/** A register into which nothing was brought counts its commits: the commit's number *is* the number taken. */
export const registerLog: LogKind<Register, RegisterEvent> = {
  readEvents: ({ events }) => events.map((event) => registerEventSchema.parse(event)),
  apply: (register = emptyRegister, event) => {
    switch (event.type) {
      case 'NumberTaken':
        return withNext(register);
      case 'NumbersBroughtIn': {
        const brought = new Map(register.brought);
        let { highest } = register;
        for (const { number, for: owner } of event.numbers) {
          brought.set(number, owner);
          highest = Math.max(highest, number);
        }
        return { ...register, brought, highest };
      }
    }
  },
};

function withNext(register: Register): Register {
  const number = register.highest + 1;
  const last = register.stretches.at(-1);
  const goesOn = last !== undefined && last[1] === number - 1;
  const stretches = goesOn
    ? [...register.stretches.slice(0, -1), [last[0], number] as const]
    : [...register.stretches, [number, number] as const];
  return { ...register, highest: number, given: number, stretches };
}

/** Whose a number is: `owner` of one from elsewhere, `given` for one that the register gave itself, `undefined` for one that is free. */
export function holderOf({ brought, stretches }: Register, number: number): { readonly owner: string } | 'given' | undefined {
  const owner = brought.get(number);
  if (owner !== undefined) return { owner };
  return stretches.some(([first, last]) => first <= number && number <= last) ? 'given' : undefined;
}
