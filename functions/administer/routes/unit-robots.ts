import * as z from 'zod';
import { identifier } from '#core/contracts/plain-text.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { decideRobot } from '#core/directory/decide-directory.ts';
import { emptyDirectory, robotKinds } from '#core/directory/directory.ts';
import type { Robot } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { robotSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { robotUrl } from '#functions/adapters/outbound-http/robot-address.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import { defineRoute, nothing } from '../route.ts';
import type { Services } from '../route.ts';

const path = '/v1/directory/units/{unitId}/robot';
const params = z.strictObject({ unitId: identifier });

/** What everybody who may ask is told: never the URL or the key. */
const robotBody = z.object({ kind: z.enum(robotKinds), host: z.string(), fingerprint: z.string() });
const answered = z.object({ unitId: z.string(), version: z.int(), robot: robotBody.nullable() });

const newRobot = z
  .strictObject({
    kind: z.enum(robotKinds),
    url: z.string().min(1).max(2048),
    /** DingTalk's signing key (加签), `SEC…`. */
    secret: z
      .string()
      .regex(/^[\u0021-\u007E]{1,200}$/)
      .exactOptional(),
  })
  .refine(({ kind, secret }) => kind === 'dingtalk' || secret === undefined, { path: ['secret'], message: fault('signs-nothing') });

// With these the log certainly holds nothing under this command's name; after any other failure it may.
const neverRecorded = ['CommandIdReusedError', 'VersionConflictError'];

export const readUnitRobot = defineRoute({
  method: 'GET',
  path,
  operationId: 'readUnitRobot',
  tag: 'directory',
  summary: { zh: '单位的群机器人（不显示地址和密钥）', en: "A unit's group robot, without its URL and key" },
  command: false,
  params,
  query: nothing,
  body: nothing,
  response: answered.omit({ version: true }),
  handle: async ({ principal, params: { unitId } }) => {
    checkUnit(principal, unitId);
    return { body: { unitId, robot: told(principal.directory.robots.get(unitId)) } };
  },
});

/**
 * The URL and key go to the secrets table first, under a name of this command's own; the log's event then puts them in
 * force by that name. So a crash in between leaves the robot of before in force, and a repeated or late request can never
 * change the one that is.
 */
export const recordUnitRobot = defineRoute({
  method: 'PUT',
  path,
  operationId: 'recordUnitRobot',
  tag: 'directory',
  summary: { zh: '登记单位的群机器人（钉钉或企业微信）', en: "Record a unit's group robot (DingTalk or WeCom)" },
  command: true,
  params,
  query: nothing,
  body: newRobot,
  response: answered,
  handle: async ({ principal, services, params: { unitId }, body: { kind, url: asked, secret }, idempotencyKey, expectedVersion }) => {
    checkUnit(principal, unitId);
    const judged = robotUrl(asked, services.robotHosts);
    if ('fault' in judged) {
      const { names, loopback } = services.robotHosts;
      throw new Refusal('RobotUrlNotAllowedError', { fault: judged.fault, hosts: [...names, ...loopback] });
    }
    const url = judged.url.href;
    const request = canonicalJson({ unitId, kind, url, secret });
    const address = sha256(`${principal.body}|${principal.person.id}|${idempotencyKey}|${request}`).slice(0, 32);
    const robot: Robot = { kind, host: judged.url.host, address, fingerprint: sha256(canonicalJson({ url, secret })).slice(0, 16) };
    const pk = robotSecretKey(principal.body, unitId);
    await services.secrets.put(pk, address, { url, ...(secret === undefined ? {} : { key: secret }) });
    try {
      return await record({ principal, services, idempotencyKey, expectedVersion }, { unitId, robot, request });
    } catch (error) {
      if (error instanceof Refusal && neverRecorded.includes(error.name)) await services.secrets.remove(pk, address);
      throw error;
    }
  },
});

/** The log says first that there is no robot; then its secret is forgotten. */
export const removeUnitRobot = defineRoute({
  method: 'DELETE',
  path,
  operationId: 'removeUnitRobot',
  tag: 'directory',
  summary: { zh: '停用单位的群机器人', en: "Take a unit's group robot away" },
  command: true,
  params,
  query: nothing,
  body: nothing,
  response: answered,
  handle: async ({ principal, services, params: { unitId }, idempotencyKey, expectedVersion }) => {
    checkUnit(principal, unitId);
    const request = canonicalJson({ unitId, robot: null });
    return record({ principal, services, idempotencyKey, expectedVersion }, { unitId, robot: null, request });
  },
});

function checkUnit({ person, directory }: Principal, unitId: string): void {
  if (!person.roles.includes('administrator')) throw new Refusal('NotAllowedError', { command: 'record-robot' });
  if (!directory.units.has(unitId)) throw new Refusal('UnknownUnitError', { unitId });
}

interface Asking {
  readonly principal: Principal;
  readonly services: Services;
  readonly idempotencyKey: string;
  readonly expectedVersion: number | undefined;
}

interface ToRecord {
  readonly unitId: string;
  readonly robot: Robot | null;
  readonly request: string;
}

async function record(
  { principal: { body, person }, services, idempotencyKey, expectedVersion }: Asking,
  { unitId, robot, request }: ToRecord,
) {
  const { policy } = await services.cases.rules(body);
  const replaced = new Set<string>();
  const { version, state } = await services.cases.directories.give(body, {
    commandId: `${person.id}:${idempotencyKey}`,
    command: 'record-robot',
    request,
    policyVersion: policy.version,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    decide: (directory) => {
      const before = directory?.robots.get(unitId);
      replaced.clear();
      if (before !== undefined) replaced.add(before.address);
      return { actor: { personId: person.id, role: 'administrator' }, events: decideRobot(directory ?? emptyDirectory, unitId, robot) };
    },
  });
  // Each recording has a name of its own: what was replaced is in force nowhere, and never will be again.
  for (const address of replaced) await services.secrets.remove(robotSecretKey(body, unitId), address);
  return { version, body: { unitId, version, robot: told(state?.robots.get(unitId)) } };
}

function told(robot: Robot | undefined): z.output<typeof robotBody> | null {
  if (robot === undefined) return null;
  const { kind, host, fingerprint } = robot;
  return { kind, host, fingerprint };
}
