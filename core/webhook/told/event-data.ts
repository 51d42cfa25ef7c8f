import * as z from 'zod';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { stages } from '#core/case/stages.ts';
import { events } from '#core/steps/events.ts';
import { dataSchemas1 } from './event-data-1.ts';
import type { OperationalType, WebhookType } from './event-types.ts';
import { toldStatuses } from './told-status.ts';
import type { DataVersion } from './told-version.ts';

// A draft is its author's alone.
const stage = z.enum(stages).exclude(['draft']);
const shareStatus = z.enum(toldStatuses);
const instant = z.iso.datetime();
const light = z.enum(['green', 'yellow', 'red', 'grey']);
const escalations = ['office', 'leader'] as const;

const shareSchema = z.strictObject({
  assignmentId: z.string(),
  unitId: z.string(),
  role: z.enum(['lead', 'co-handler']),
  /** 0 the first handling, then the redo round. */
  round: z.int().min(0),
  status: shareStatus,
  /** The earliest deadline that runs on the share. */
  dueAt: instant.exactOptional(),
  /** The worst of the clocks that run on the share, at the event's time. */
  light,
});

/** Where a case stands: ids, codes and instants only, so that whoever holds the last event of a case holds its status. */
const statusSchema = z.strictObject({
  stage,
  /** When the day of the responsible clock's deadline ends: the case's own, or its lead's. Absent when none runs. */
  dueAt: instant.exactOptional(),
  /** The worst of all clocks that run, co-handlers' included, at the event's time. */
  light,
  /** Every share there ever was, in the order of dispatch. */
  shares: z.array(shareSchema),
});

const common = {
  schema: z.literal(2),
  body: z.string(),
  proposalId: z.string(),
  caseNumber: z.string().exactOptional(),
  /** 1, 2, 3 … within the proposal, without gaps. */
  sequence: z.int().positive(),
  status: statusSchema,
};

const ofShare = { assignmentId: z.string(), unitId: z.string() };

/** `from` and `to` are stages of the case; `from` is null for its first event. */
const proposalData = z.strictObject({ ...common, from: stage.nullable(), to: stage });

/** `from` and `to` are statuses of the share; `from` is null when it begins. */
const assignmentData = z.strictObject({ ...common, ...ofShare, from: shareStatus.nullable(), to: shareStatus });

/** About one clock, of the case or of the share that is named. */
const clockData = proposalData.extend({
  clock: z.enum(clockKinds),
  assignmentId: z.string().exactOptional(),
  unitId: z.string().exactOptional(),
});

const escalationData = clockData.extend({ escalatedTo: z.enum(escalations) });

/** Since version 2 a share has a light. */
type Share = Omit<z.infer<typeof shareSchema>, 'light'> & { readonly light?: z.infer<typeof light> };

export type Status = Omit<z.infer<typeof statusSchema>, 'shares'> & { readonly shares: readonly Share[] };

type InAnyVersion<D> = D extends unknown ? Omit<D, 'schema' | 'status'> & { readonly schema: DataVersion; readonly status: Status } : never;

/** Besides what it names, data of version 2 has the codes of its event's row. */
export type StatusData = InAnyVersion<
  z.infer<typeof proposalData> | z.infer<typeof assignmentData> | z.infer<typeof clockData> | z.infer<typeof escalationData>
>;

// Nothing about an endpoint has changed since version 1.
const aboutEndpoint = z.strictObject({ schema: z.literal(1), body: z.string(), endpointId: z.string() });

const challengeData = aboutEndpoint.extend({
  /** To be answered in the reply's body. */
  challenge: z.string().min(16),
});

export type OperationalData = z.infer<typeof aboutEndpoint> | z.infer<typeof challengeData>;

type DataSchema = z.ZodType<StatusData | OperationalData>;

const operationalSchemas: Readonly<Record<OperationalType, DataSchema>> = {
  'endpoint.test': aboutEndpoint,
  'endpoint.challenge': challengeData,
  'endpoint.heartbeat': aboutEndpoint,
};

/** The shape of an event's data by what it is about, as its row says. */
const shapeAbout = {
  case: proposalData.shape,
  assignment: assignmentData.shape,
  clock: clockData.shape,
  escalation: escalationData.shape,
} as const;

const statusSchemas = new Map<string, DataSchema>(
  Object.values(events).flatMap(({ status }) => {
    if (status === 'silent') return [];
    const codes = 'codes' in status ? status.codes.shape : {};
    return [[status.type, z.strictObject({ ...codes, ...shapeAbout[status.about] })] as const];
  }),
);

/** The strict shape of `data` by the event's type, in each version in which it is told; the newest one first. */
export function dataSchemasOf(type: WebhookType): readonly { readonly version: DataVersion; readonly schema: DataSchema }[] {
  if (isOperational(type)) return [{ version: 1, schema: operationalSchemas[type] }];
  const [first, second] = [dataSchemas1.get(type), statusSchemas.get(type)];
  return [
    ...(second === undefined ? [] : [{ version: 2, schema: second } as const]),
    ...(first === undefined ? [] : [{ version: 1, schema: first } as const]),
  ];
}

function isOperational(type: WebhookType): type is OperationalType {
  return Object.hasOwn(operationalSchemas, type);
}
