import * as z from 'zod';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { stages } from '#core/case/stages.ts';
import { events } from '#core/steps/events.ts';
import type { OperationalType, WebhookType } from './event-types.ts';
import { toldStatuses } from './told-status.ts';

/** Version of the data's shape, in `data.schema` and in the schema's address. A change of shape is a new version. */
export const dataVersion = 1;

// A draft is its author's alone.
const stage = z.enum(stages).exclude(['draft']);
const shareStatus = z.enum(toldStatuses);
const instant = z.iso.datetime();
const escalations = ['office', 'leader'] as const;

/** Where a case stands: ids, codes and instants only, so that whoever holds the last event of a case holds its status. */
const statusSchema = z.strictObject({
  stage,
  /** When the day of the responsible clock's deadline ends: the case's own, or its lead's. Absent when none runs. */
  dueAt: instant.exactOptional(),
  /** Of that clock at the event's time. */
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  /** Every share there ever was, in the order of dispatch. */
  shares: z.array(
    z.strictObject({
      assignmentId: z.string(),
      unitId: z.string(),
      role: z.enum(['lead', 'co-handler']),
      /** 0 the first handling, then the redo round. */
      round: z.int().min(0),
      status: shareStatus,
      /** The earliest deadline that runs on the share. */
      dueAt: instant.exactOptional(),
    }),
  ),
});

export type Status = z.infer<typeof statusSchema>;

const common = {
  schema: z.literal(dataVersion),
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

export type StatusData =
  z.infer<typeof proposalData> | z.infer<typeof assignmentData> | z.infer<typeof clockData> | z.infer<typeof escalationData>;

const aboutEndpoint = z.strictObject({ schema: z.literal(dataVersion), body: z.string(), endpointId: z.string() });

/** The shape of an event's data by what it is about, as its row says. */
const schemaAbout = { case: proposalData, assignment: assignmentData, clock: clockData, escalation: escalationData } as const;

const challengeData = aboutEndpoint.extend({
  /** To be answered in the reply's body. */
  challenge: z.string().min(16),
});

export type OperationalData = z.infer<typeof aboutEndpoint> | z.infer<typeof challengeData>;

const operationalSchemas: Readonly<Record<OperationalType, z.ZodType<OperationalData>>> = {
  'endpoint.test': aboutEndpoint,
  'endpoint.challenge': challengeData,
  'endpoint.heartbeat': aboutEndpoint,
};

const statusSchemas = new Map<string, z.ZodType<StatusData>>(
  Object.values(events).flatMap(({ status }) => (status === 'silent' ? [] : [[status.type, schemaAbout[status.about]] as const])),
);

/** The strict shape of `data`, by the event's type. */
export function dataSchemaOf(type: WebhookType): z.ZodType<StatusData | OperationalData> {
  const schema = isOperational(type) ? operationalSchemas[type] : statusSchemas.get(type);
  if (schema === undefined) throw new Error(`no shape of ${type}`);
  return schema;
}

function isOperational(type: WebhookType): type is OperationalType {
  return Object.hasOwn(operationalSchemas, type);
}
