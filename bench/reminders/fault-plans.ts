import { answers } from './bench-transport.ts';
import type { Answer, Fate } from './bench-transport.ts';
import { faultKinds } from './fault-points.ts';
import type { FaultKind } from './fault-points.ts';
import { wellBehaved } from './reminder-world.ts';
import type { Services } from './reminder-world.ts';

/** What goes wrong in one run of the scenario. */
export interface FaultPlan {
  readonly name: string;
  readonly faults?: ReadonlyMap<number, FaultKind>;
  readonly answers?: ReadonlyMap<number, Answer>;
  readonly fates?: ReadonlyMap<string, Fate>;
  readonly services?: Partial<Services>;
}

/** Effects and mails of the scenario when nothing goes wrong: where faults can be put. */
export interface Extent {
  readonly effects: number;
  readonly mails: number;
  /** Numbers of the effects by which mails were handed over. */
  readonly sendings: readonly number[];
}

const fates: readonly Fate[] = ['Permanent', 'Transient', 'Complaint', 'Reject'];
const readers = ['tao', 'tian', 'pan', 'du', 'lin'];

/** How services may behave badly without anything crashing. */
export const badServices: readonly Partial<Services>[] = [
  { recordsTwice: true },
  { recordsLateMinutes: 7 },
  { recordsLateMinutes: 90, recordsTwice: true },
  { roundsTwice: true },
  { roundsLost: 3 },
  { roundsLost: 7 },
  { roundsLost: 14 },
  { sesEvents: 'twice' },
  { sesEvents: 'reordered' },
  { sesEvents: 'lost' },
  { roundsTwice: true, recordsTwice: true, sesEvents: 'twice' },
];

/** A fault of some kind at every `step`-th effect; the kinds take turns, beginning with the `turn`-th. */
export function effectPlans({ effects }: Extent, step: number, turn: number): FaultPlan[] {
  return range(Math.floor(effects / step)).map((index) => {
    const effect = 1 + index * step;
    const kind = faultKinds[(index + turn) % faultKinds.length]!;
    return { name: `${kind} at effect ${effect}`, faults: new Map([[effect, kind]]) };
  });
}

/** Each answer of SES to every `step`-th mail, with SES's events and without. */
export function answerPlans({ mails }: Extent, step: number): FaultPlan[] {
  return answers.flatMap((answer, turn) =>
    range(Math.ceil(mails / step)).map((index) => {
      const mail = 1 + ((index * step + turn) % mails);
      const sesEvents = index % 2 === 0 ? 'once' : 'lost';
      return { name: `${answer} to mail ${mail}, events ${sesEvents}`, answers: new Map([[mail, answer]]), services: { sesEvents } };
    }),
  );
}

/** A sender that dies with the first mail handed over, and another death within so many effects; SES tells nothing of either. */
export function secondDeathPlans({ sendings: [first = 1] }: Extent, within: number): FaultPlan[] {
  return range(within).map((index) => {
    const second = first + 1 + index;
    const faults = new Map([first, second].map((effect) => [effect, 'crash-after'] as const));
    return { name: `crash-after at effects ${first} and ${second}`, faults, services: { sesEvents: 'lost' } };
  });
}

/** Services that behave badly one at a time, and each fate of each address. */
export function servicePlans(): FaultPlan[] {
  const behaving = badServices.map((services): FaultPlan => ({ name: JSON.stringify(services), services }));
  const failing = readers.flatMap((reader) =>
    fates.map((fate): FaultPlan => ({ name: `${fate} for ${reader}`, fates: new Map([[`${reader}@yunlan.example`, fate]]) })),
  );
  return [...behaving, ...failing];
}

/** Several things at once, drawn by a seed: up to three effects, a mail, an address, a service. */
export function mixedPlans({ effects, mails }: Extent, count: number, seed: number): FaultPlan[] {
  const draw = random(seed);
  const among = <T>(choices: readonly T[]): T => choices[Math.floor(draw() * choices.length)]!;
  return range(count).map((index) => {
    const first = 1 + Math.floor(draw() * effects);
    // The second one soon after the first: a recovery that fails in its turn.
    const faults = new Map([
      [first, among(faultKinds)],
      [first + 1 + Math.floor(draw() * 30), among(faultKinds)],
      [1 + Math.floor(draw() * effects), among(faultKinds)],
    ]);
    return {
      name: `mixed ${seed}.${index}: ${JSON.stringify([...faults])}`,
      faults,
      answers: new Map([[1 + Math.floor(draw() * mails), among(answers)]]),
      ...(draw() < 0.3 ? { fates: new Map([[`${among(readers)}@yunlan.example`, among(fates)]]) } : {}),
      services: draw() < 0.5 ? among(badServices) : wellBehaved,
    };
  });
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Numbers from 0 to below 1, the same for a seed for ever (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
