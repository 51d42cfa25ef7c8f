import * as z from 'zod';
import { assignmentWorkflow } from '#workflows/assignment/definition.ts';
import { digestWorkflow } from '#workflows/digest/definition.ts';
import { proposalWorkflow } from '#workflows/proposal/definition.ts';
import { importRunWorkflow } from '#workflows/import-run/definition.ts';
import { planRunWorkflow } from '#workflows/plan-run/definition.ts';
import { webhookLaneWorkflow } from '#workflows/webhook-lane/definition.ts';
import { renderWorkflow } from '#workflows/render-workflow.ts';

const assigned = z.record(z.string(), z.unknown());
const catcher = z.object({
  ErrorEquals: z.array(z.string()),
  Next: z.string(),
  Output: z.unknown().optional(),
  Assign: assigned.optional(),
});
const rule = z.object({ Condition: z.string(), Next: z.string(), Output: z.unknown().optional(), Assign: assigned.optional() });
const stateSchema = z.discriminatedUnion('Type', [
  z.object({
    Type: z.literal('Task'),
    Resource: z.string(),
    Arguments: z.object({ FunctionName: z.string(), Payload: z.record(z.string(), z.unknown()) }),
    TimeoutSeconds: z.union([z.number(), z.string()]).optional(),
    Retry: z
      .array(z.object({ ErrorEquals: z.array(z.string()), MaxAttempts: z.number(), JitterStrategy: z.string().optional() }))
      .default([]),
    Catch: z.array(catcher).default([]),
    Output: z.unknown(),
    Assign: assigned.optional(),
    Next: z.string().optional(),
    End: z.literal(true).optional(),
  }),
  z.object({ Type: z.literal('Wait'), Timestamp: z.string(), Output: z.unknown().optional(), Next: z.string() }),
  z.object({ Type: z.literal('Choice'), Choices: z.array(rule), Default: z.string() }),
  z.object({
    Type: z.literal('Map'),
    Items: z.string(),
    MaxConcurrency: z.number(),
    ItemProcessor: z.looseObject({ StartAt: z.string(), States: z.record(z.string(), z.unknown()) }),
    Catch: z.array(catcher).default([]),
    Output: z.unknown(),
    Next: z.string(),
  }),
  z.object({ Type: z.literal('Succeed') }),
  z.object({ Type: z.literal('Fail'), Error: z.string(), Cause: z.string() }),
]);
const machineSchema = z.object({ QueryLanguage: z.string(), StartAt: z.string(), States: z.record(z.string(), stateSchema) });

export type State = z.output<typeof stateSchema>;
export type StateOf<T extends State['Type']> = Extract<State, { Type: T }>;
export type Machine = z.output<typeof machineSchema>;

/** The state machines as plain ASL, by name. */
export const rendered: ReadonlyMap<string, Record<string, unknown>> = new Map([
  ['proposal', renderWorkflow(proposalWorkflow)],
  ['assignment', renderWorkflow(assignmentWorkflow)],
  ['digest', renderWorkflow(digestWorkflow)],
  ['webhook-lane', renderWorkflow(webhookLaneWorkflow)],
  ['plan-run', renderWorkflow(planRunWorkflow)],
  ['import-run', renderWorkflow(importRunWorkflow)],
]);

/** The same, to look into. A state of a type that they do not use does not parse. */
export const machines: ReadonlyMap<string, Machine> = new Map(
  [...rendered].map(([name, asl]) => [name, withProcessors(machineSchema.parse(asl))]),
);

/** The states of a Map's iterations beside the others: their names are unique in a machine, too. */
function withProcessors(machine: Machine): Machine {
  const inner = Object.values(machine.States).flatMap((state) =>
    state.Type === 'Map' ? Object.entries(state.ItemProcessor.States).map(([name, one]) => [name, stateSchema.parse(one)] as const) : [],
  );
  return { ...machine, States: { ...machine.States, ...Object.fromEntries(inner) } };
}

/** States of one type, with their names. */
export function statesOf<T extends State['Type']>(machine: Machine, type: T): { name: string; state: StateOf<T> }[] {
  return Object.entries(machine.States).flatMap(([name, state]) => (state.Type === type ? [{ name, state: state as StateOf<T> }] : []));
}

/** Where a state may lead. */
export function nextOf(state: State): string[] {
  switch (state.Type) {
    case 'Task':
      return [...(state.Next === undefined ? [] : [state.Next]), ...state.Catch.map(({ Next }) => Next)];
    case 'Wait':
      return [state.Next];
    case 'Map':
      return [state.Next, state.ItemProcessor.StartAt, ...state.Catch.map(({ Next }) => Next)];
    case 'Choice':
      return [state.Default, ...state.Choices.map(({ Next }) => Next)];
    case 'Succeed':
    case 'Fail':
      return [];
  }
}

/** Whether an execution may end well in it. */
export function isEnd(state: State): boolean {
  return state.Type === 'Succeed' || (state.Type === 'Task' && state.End === true);
}

/** Every `{% … %}` anywhere in a value, without its marks. */
export function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('{%') ? [value.slice(2, -2).trim()] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(expressionsIn);
}

/** The standings a Choice's rule names, e.g. of `$states.input.outcome in ['closed']`. */
export function standingsIn(condition: string): string[] {
  return [...condition.matchAll(/'([^']+)'/g)].map(([, standing]) => standing!);
}
