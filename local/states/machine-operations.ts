import { createHash } from 'node:crypto';
import * as z from 'zod';
import { InvalidDefinition } from '../asl/invalid-definition.ts';
import { readMachine } from '../asl/machine.ts';
import type { Clock } from '../clock/virtual-clock.ts';
import type { MachineRecord, MachineStore } from './machine-store.ts';
import { operation, seconds, type Operations } from './operation.ts';
import { cursor, isText, LARGEST_PAGE, page, pageSize } from './paging.ts';
import { checkMachineArn, checkName } from './resource-names.ts';
import { StatesServiceError } from './states-service-error.ts';

const arn = z.string().min(1).max(256);
const definition = z.string().min(1).max(1_048_576);
const configuration = z.record(z.string(), z.unknown()).optional();

const createRequest = z.strictObject({
  name: z.string(),
  definition,
  roleArn: arn,
  type: z.string().default('STANDARD'),
  loggingConfiguration: configuration,
  tracingConfiguration: configuration,
  tags: z.array(z.unknown()).optional(),
  publish: z.literal(false).optional(),
});
const updateRequest = z.strictObject({
  stateMachineArn: arn,
  definition: definition.optional(),
  roleArn: arn.optional(),
  loggingConfiguration: configuration,
  tracingConfiguration: configuration,
  publish: z.literal(false).optional(),
});
const oneMachine = z.strictObject({ stateMachineArn: arn, includedData: z.string().optional() });
const listRequest = z.strictObject({
  maxResults: z.int().min(0).max(LARGEST_PAGE).optional(),
  nextToken: z.string().optional(),
});
const validateRequest = z.strictObject({
  definition,
  type: z.string().optional(),
  severity: z.string().optional(),
  maxResults: z.int().min(0).max(100).optional(),
});

export interface MachineOperationsOptions {
  readonly clock: Clock;
  readonly machines: MachineStore;
  /** ARN of everything of the account, up to and without the resource: `arn:aws:states:eu-west-1:123456789012`. */
  readonly account: string;
}

/** State machines: create, change, delete, read. */
export function machineOperations({ clock, machines, account }: MachineOperationsOptions): Operations {
  return {
    CreateStateMachine: operation(createRequest, (request) => create(request, machines, account, clock.now())),
    UpdateStateMachine: operation(updateRequest, (request) => {
      const { definition, roleArn, loggingConfiguration, tracingConfiguration } = request;
      const known = findMachine(machines, request.stateMachineArn);
      if ((definition ?? roleArn ?? loggingConfiguration ?? tracingConfiguration) === undefined) {
        throw new StatesServiceError('MissingRequiredParameter', 'Nothing to update was specified');
      }
      const updated = {
        ...known,
        definition: definition === undefined ? known.definition : keep(machines, definition),
        roleArn: roleArn ?? known.roleArn,
        logging: loggingConfiguration === undefined ? known.logging : JSON.stringify(loggingConfiguration),
        tracing: tracingConfiguration === undefined ? known.tracing : JSON.stringify(tracingConfiguration),
        updatedAt: clock.now(),
      };
      const revision = revisionOf(updated);
      machines.put({ ...updated, revision });
      return { updateDate: seconds(updated.updatedAt), revisionId: revision };
    }),
    DeleteStateMachine: operation(oneMachine, ({ stateMachineArn }) => {
      checkMachineArn(stateMachineArn);
      machines.delete(stateMachineArn);
      return {};
    }),
    DescribeStateMachine: operation(oneMachine, ({ stateMachineArn }) => {
      const machine = findMachine(machines, stateMachineArn);
      return {
        ...summary(machine),
        status: 'ACTIVE',
        definition: machines.definition(machine.definition),
        roleArn: machine.roleArn,
        revisionId: machine.revision,
        ...configurationsOf(machine),
      };
    }),
    ListStateMachines: operation(listRequest, ({ maxResults, nextToken }) => {
      const size = pageSize(maxResults);
      const read = machines.list(cursor(nextToken, '', isText), size + 1);
      const { items, nextToken: next } = page(read, size, (last) => last.arn);
      return { stateMachines: items.map(summary), nextToken: next };
    }),
    ValidateStateMachineDefinition: operation(validateRequest, ({ definition }) => validate(definition)),
  };
}

function create(
  request: z.output<typeof createRequest>,
  machines: MachineStore,
  account: string,
  now: number,
): { stateMachineArn: string; creationDate: number } {
  const { name, type, roleArn, loggingConfiguration, tracingConfiguration } = request;
  checkName(name);
  if (type !== 'STANDARD') {
    throw new StatesServiceError('StateMachineTypeNotSupported', `State machines of type ${type} are not supported`);
  }
  const machine: MachineRecord = {
    arn: `${account}:stateMachine:${name}`,
    name,
    definition: keep(machines, request.definition),
    roleArn,
    revision: 'INITIAL',
    logging: loggingConfiguration && JSON.stringify(loggingConfiguration),
    tracing: tracingConfiguration && JSON.stringify(tracingConfiguration),
    createdAt: now,
    updatedAt: now,
  };
  const known = machines.get(machine.arn);
  if (known === undefined) machines.put(machine);
  // As on AWS, a repeated call is told by these alone: the role of the first one stays.
  else if (known.definition !== machine.definition || known.logging !== machine.logging || known.tracing !== machine.tracing) {
    throw new StatesServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${machine.arn}'`);
  }
  return { stateMachineArn: machine.arn, creationDate: seconds((known ?? machine).createdAt) };
}

function keep(machines: MachineStore, definition: string): string {
  try {
    return machines.keepDefinition(definition);
  } catch (error) {
    if (!(error instanceof InvalidDefinition)) throw error;
    throw new StatesServiceError('InvalidDefinition', `Invalid State Machine Definition: '${error.message}'`);
  }
}

function validate(definition: string): unknown {
  try {
    readMachine(definition);
    return { result: 'OK', diagnostics: [], truncated: false };
  } catch (error) {
    if (!(error instanceof InvalidDefinition)) throw error;
    const { message, location } = error;
    const diagnostic = { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message, location };
    return { result: 'FAIL', diagnostics: [diagnostic], truncated: false };
  }
}

/** @throws StatesServiceError StateMachineDoesNotExist, InvalidArn */
export function findMachine(machines: MachineStore, stateMachineArn: string): MachineRecord {
  checkMachineArn(stateMachineArn);
  const machine = machines.get(stateMachineArn);
  if (machine !== undefined) return machine;
  throw new StatesServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
}

const summary = ({ arn, name, createdAt }: MachineRecord) => ({
  stateMachineArn: arn,
  name,
  type: 'STANDARD',
  creationDate: seconds(createdAt),
});

const configurationsOf = ({ logging, tracing }: MachineRecord) => ({
  loggingConfiguration: stored(logging) ?? { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: stored(tracing) ?? { enabled: false },
});

const stored = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));

function revisionOf({ definition, roleArn, logging, tracing, updatedAt }: MachineRecord): string {
  const content = JSON.stringify([definition, roleArn, logging, tracing, updatedAt]);
  const hex = createHash('sha256').update(content).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
