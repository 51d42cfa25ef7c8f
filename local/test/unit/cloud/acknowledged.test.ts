import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startCloud, type Cloud } from '../../../cloud.ts';
import { SyncedDatabase } from '../../../storage/synced-database.ts';
import { resourcesOf } from '../../../template/resolved-stack.ts';

const assembly = fileURLToPath(new URL('assembly', import.meta.url));
let cloud: Cloud;
/** Holds every sync of a database up until it is released. */
let disk: PromiseWithResolvers<void>;
let waiting: number;

beforeEach(async () => {
  cloud = await startCloud({ assembly, dataDir: 'memory', apiPort: 0 });
  disk = Promise.withResolvers();
  waiting = 0;
  vi.spyOn(SyncedDatabase.prototype, 'synced').mockImplementation(() => {
    waiting += 1;
    return disk.promise;
  });
});

afterEach(async () => {
  disk.resolve();
  await cloud.close();
  vi.restoreAllMocks();
});

type Request = () => Promise<Response>;
const send = (path: string, headers: Record<string, string>, body: string) =>
  fetch(cloud.endpointUrl + path, { method: 'POST', headers, body });
const aws = (target: string, input: object) =>
  send('/', { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' }, JSON.stringify(input));
const form = (fields: Record<string, string>) =>
  send('/', { 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams(fields).toString());
const first = (type: string) => resourcesOf(cloud.stack, type)[0]!;
const mail = { Action: 'SendEmail', Version: '2010-12-01', Source: 'a@b.example', 'Destination.ToAddresses.member.1': 'c@d.example' };

describe('an acknowledgement waits for the disk', () => {
  it.each<[string, Request]>([
    ['StartExecution', () => aws('AWSStepFunctions.StartExecution', { stateMachineArn: first('AWS::StepFunctions::StateMachine').arn })],
    ['PutEvents', () => aws('AWSEvents.PutEvents', { Entries: [{ Source: 's', DetailType: 'd', Detail: '{}' }] })],
    ['SendEmail', () => form({ ...mail, 'Message.Subject.Data': 's', 'Message.Body.Text.Data': 't' })],
    [
      'Invoke of type Event',
      () =>
        send(
          `/2015-03-31/functions/${first('AWS::Lambda::Function').name}/invocations`,
          { 'x-amz-invocation-type': 'Event', 'content-type': 'application/json' },
          '{}',
        ),
    ],
  ])('of %s', async (_, request) => {
    let status: number | undefined;
    const answered = request().then((response) => (status = response.status));
    await expect.poll(() => waiting).toBeGreaterThan(0);
    // Whatever did not wait would have been answered before these.
    for (let turn = 0; turn < 3; turn += 1) await form({ Action: 'GetCallerIdentity', Version: '2011-06-15' });
    expect(status).toBeUndefined();
    disk.resolve();
    await answered;
    expect([200, 202]).toContain(status);
  });
});
