import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { ApiFault } from '../../../console/api/api-fault.ts';
import type { ApiRequest } from '../../../console/api/call-api.ts';
import type { ProposalDraft } from '../../../console/api/contract.ts';
import { ProposalKeeper } from '../../../console/rooms/write/proposal-keeper.ts';

const path = '/v1/proposal-draft';
const savedSchema = z.object({ version: z.int(), at: z.string() });
const draftSchema = z.object({
  version: z.int(),
  saved: z.object({ at: z.string(), written: z.object({ title: z.string().exactOptional() }) }).exactOptional(),
});

let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const there = async () => draftSchema.parse((await api.ask('shen', 'GET', path)).body);

const answered = async () => ({ body: await there(), at: 0 });

/** A writing room over the API; what it sends waits as long as `held` says, and `deaf` never hears the answer. */
function room(version: number) {
  const elsewhere: ProposalDraft[] = [];
  const way = { held: Promise.resolve(), deaf: false, sent: 0 };
  const send = async ({ command }: ApiRequest) => {
    way.sent += 1;
    await way.held;
    const told = await api.ask('shen', 'POST', path, { body: command?.body, key: command?.key ?? '' });
    if (way.deaf) throw new ApiFault({ is: 'unreachable' });
    const term = { zh: '', en: '' };
    if (told.status >= 400) throw new ApiFault({ is: 'problem', status: told.status, title: term, detail: term, errors: [], bodies: [] });
    return { body: savedSchema.parse(told.body), at: 0 };
  };
  const onElsewhere = (found: ProposalDraft): void => void elsewhere.push(found);
  const keeper = new ProposalKeeper(
    { save: send, read: answered, newKey: () => api.freshKey(), onSaved: () => undefined, onElsewhere },
    version,
  );
  return { keeper, elsewhere, way };
}

describe('what is kept of a proposal that is being written', () => {
  it('is nothing once it was submitted, though the first save was still under way', async () => {
    const { keeper, way } = room(0);
    const { promise, resolve } = Promise.withResolvers<void>();
    way.held = promise;
    const saving = keeper.save({ title: '关于' });
    await vi.waitUntil(() => way.sent === 1);
    const ending = keeper.end();
    resolve();
    await Promise.all([saving, ending]);
    expect((await there()).saved?.written).toEqual({});
  });

  it('is nothing once it was submitted, though the answer to the only save was lost', async () => {
    const { keeper, way } = room(0);
    way.deaf = true;
    await keeper.save({ title: '关于' });
    way.deaf = false;
    await keeper.end();
    expect((await there()).saved?.written).toEqual({});
  });

  it('is not asked for where nothing was ever saved', async () => {
    await room(0).keeper.end();
    expect(await there()).toEqual({ version: 0 });
  });

  it('is not taken for somebody else’s because a save is slow or its answer was lost', async () => {
    const { keeper, elsewhere, way } = room(0);
    await Promise.all([keeper.save({ title: '一' }), keeper.save({ title: '二' })]);
    way.deaf = true;
    await keeper.save({ title: '三' });
    way.deaf = false;
    await keeper.save({ title: '四' });
    expect((await there()).saved?.written).toEqual({ title: '四' });
    expect(elsewhere).toEqual([]);
  });

  it('is both where it was written at another machine too, and goes on with the one that is chosen', async () => {
    const [here, elsewhereRoom] = [room(0), room(0)];
    await elsewhereRoom.keeper.save({ title: '那里写的' });
    await here.keeper.save({ title: '这里写的' });
    expect(here.elsewhere).toMatchObject([{ version: 1, saved: { written: { title: '那里写的' } } }]);
    await here.keeper.saveOver(here.elsewhere[0], { title: '这里写的' });
    expect((await there()).saved?.written).toEqual({ title: '这里写的' });
  });
});
