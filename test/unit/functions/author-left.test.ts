import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { reconcile } from '#functions/reconcile/reconcile.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function leaves(id: string, name: string): Promise<void> {
  const sent = { people: [{ id, name, roles: ['member'], active: false }] };
  expect((await api.ask('administrator', 'PUT', '/v1/directory', { body: sent, key: api.freshKey() })).status).toBe(200);
  await relayLog(api.relay, directoryKey(body));
}
const sweep = () => reconcile({ ...api.relay, reader: api.product.views }, { sweep: { bodies: [body] } });
const events = (id: string) => api.product.ledger.log(proposalKey(body, id)).flatMap((commit) => commit.events as { type: string }[]);

it('who leaves while the reply is out is followed by the next co-signer, who may read and judge it', async () => {
  const id = await api.answered('lin', aContent({ kind: 'joint', coSigners: ['shen'] }));
  await leaves('lin', '林若溪');
  expect(await sweep()).toMatchObject({ succeeded: 1 });
  expect(await sweep()).toMatchObject({ succeeded: 0 });
  await api.settles(id);
  expect((await api.ask('shen', 'GET', `/v1/proposals/${id}`)).body).toMatchObject({
    author: { id: 'shen' },
    content: { coSigners: [] },
    commands: ['give-feedback'],
  });
  expect((await api.ask('shen', 'GET', '/v1/worklist')).body).toMatchObject({ items: [{ task: { kind: 'feedback' } }] });
  expect((await api.does('shen', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' })).body).toMatchObject({
    stage: 'closed',
  });
  expect(events(id).filter(({ type }) => type === 'AuthorSucceeded')).toEqual([
    { type: 'AuthorSucceeded', formerId: 'lin', authorId: 'shen' },
  ]);
});

it('who leaves with nobody to follow is told once, and once more when a follower leaves too', async () => {
  const alone = await api.submits('lin');
  const both = await api.submits('lin', aContent({ kind: 'joint', coSigners: ['shen'], title: '关于共同事项的提案' }));
  await leaves('lin', '林若溪');
  expect(await sweep()).toMatchObject({ succeeded: 2 });
  await leaves('shen', '沈知夏');
  expect(await sweep()).toMatchObject({ succeeded: 1 });
  expect(await sweep()).toMatchObject({ succeeded: 0 });
  expect(events(alone).filter(({ type }) => type.startsWith('Author'))).toEqual([{ type: 'AuthorLeft', authorId: 'lin' }]);
  expect(events(both).filter(({ type }) => type.startsWith('Author'))).toEqual([
    { type: 'AuthorSucceeded', formerId: 'lin', authorId: 'shen' },
    { type: 'AuthorLeft', authorId: 'shen' },
  ]);
});
