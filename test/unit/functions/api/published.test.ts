import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { policyKey, proposalKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { listKeys } from '#core/view/view-items.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

let api: ApiInMemory;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
  const policy = { ...defaultPolicy, version: 'public', letters: {}, publication: { publishedBy: 'office' } };
  await api.product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [{ type: 'PolicyRecorded', policy, inForceFrom: '2026-01-01' }]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const a1 = { assignmentId: 'a1' };
const reply = {
  class: 'B',
  text: '感谢林若溪委员。<b>路灯</b>已列入计划，可致电13912345678。',
  leader: '田牧',
  handler: '陶安',
  phone: '0571-88881234',
  disclosure: 'disclosed',
};
const hidden = ['林若溪', '13912345678', '田牧', '陶安', '88881234'];

async function replied(content = aContent(), changes: object = {}): Promise<string> {
  const id = await api.inHandling('lin', content);
  await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
  await api.does('transport-clerk', id, 'issue-reply', { ...reply, ...changes });
  return id;
}

async function published(content = aContent()): Promise<string> {
  const id = await replied(content);
  await api.does('lin', id, 'answer-publication', { consents: true });
  await api.does('du', id, 'publish-reply', a1);
  return id;
}

const asked = (path: string) => api.ask(undefined, 'GET', path);
const copyFor = async (who: string, id: string) =>
  (await api.ask(who, 'GET', `/v1/proposals/${id}/assignments/a1/letter`)).body['publicCopy'];
const addressOn = async (): Promise<string> => /href="(\/published\/[0-9A-Z]{8})"/.exec((await asked('/published')).text)?.[1] ?? '';

describe('the public page', () => {
  it('says so where nothing is published, as page and as JSON', async () => {
    expect((await asked('/published')).text).toContain('目前没有公开的答复');
    expect((await asked('/published?as=json')).body).toEqual({ replies: [] });
    expect(await asked('/published/7K3MQ9XD')).toMatchObject({ status: 404 });
    expect(await asked('/published/..')).toMatchObject({ status: 404 });
  });

  it('shows what was published, masked, without a token, and runs nothing', async () => {
    await published();
    const list = await asked('/published');
    expect(list.text).toContain('云澜区交通运输局');
    const { status, text, headers } = await asked(await addressOn());
    expect(status).toBe(200);
    for (const said of ['提案人：', '感谢提案人。', '&lt;b&gt;路灯&lt;/b&gt;已列入计划', '（电话略）', '本页是公开稿'])
      expect(text).toContain(said);
    for (const one of hidden) expect(`${list.text}${text}`).not.toContain(one);
    expect(text).not.toContain('<script');
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('is told as JSON too, with nothing that is not public', async () => {
    const id = await published();
    const told = [(await asked('/published?as=json')).text, (await asked(`${await addressOn()}?as=json`)).text];
    for (const one of [...hidden, id, 'assignmentId']) expect(told.join()).not.toContain(one);
    expect(JSON.parse(told[1]!)).toMatchObject({ extent: 'whole', class: 'B', letter: { addressees: { names: ['提案人'] } } });
  });

  it('is said of the letter on its case: since when, and until when', async () => {
    const id = await published();
    const said = async () => {
      const told = (await api.ask('lin', 'GET', `/v1/proposals/${id}/letters`)).body['letters'];
      return (told as readonly { published?: unknown }[])[0]?.published;
    };
    expect(await said()).toEqual({ on: '2026-03-02', extent: 'whole' });
    vi.setSystemTime(new Date('2026-03-04T02:00:00.000Z'));
    await api.does('du', id, 'withdraw-publication', { ...a1, reason: '内容有误。' });
    expect(await said()).toEqual({ on: '2026-03-02', extent: 'whole', until: '2026-03-04' });
  });

  it('of a summary shows the face and not the text', async () => {
    await published(aContent({ publicity: 'summary' }));
    const { text } = await asked(await addressOn());
    expect(text).toContain('提案人只同意公开摘要');
    expect(text).not.toContain('已列入计划');
  });

  it('forgets at once what is withdrawn, even where the list is behind; who reads the case finds the trace', async () => {
    const id = await published();
    const address = await addressOn();
    const stale = new Map(api.product.views.of(listKeys.published(body)));
    const code = address.split('/').at(-1)!;
    const staleOne = new Map(api.product.views.of(listKeys.publishedReply(body, code)));
    await api.does('transport-clerk', id, 'withdraw-publication', { ...a1, reason: '内容有误。' });
    expect((await asked('/published')).text).toContain('目前没有公开的答复');
    expect((await asked(address)).status).toBe(404);
    for (const [sk, item] of stale) api.product.views.of(listKeys.published(body)).set(sk, item);
    for (const [sk, item] of staleOne) api.product.views.of(listKeys.publishedReply(body, code)).set(sk, item);
    expect((await asked(address)).status).toBe(404);
    const { text } = await api.ask('lin', 'GET', `/v1/proposals/${id}/history`);
    for (const said of ['ReplyPublished', 'PublicationWithdrawn', '内容有误。']) expect(text).toContain(said);
  });

  it('shows no reply of a proposal that is not to be public, whoever tries', async () => {
    const id = await replied(aContent({ publicity: 'withheld' }));
    const tried = [
      await api.ask('lin', 'POST', `/v1/proposals/${id}/commands/answer-publication`, { body: { consents: true }, key: 'k1' }),
      await api.ask('du', 'POST', `/v1/proposals/${id}/commands/publish-reply`, { body: a1, key: 'k2' }),
    ];
    expect(tried.map(({ status }) => status)).toEqual([409, 409]);
    expect((await asked('/published?as=json')).body).toEqual({ replies: [] });
  });

  it('pages by the instant of publication, the latest first', async () => {
    for (let n = 0; n < 51; n += 1) {
      const line = {
        proposalId: 'p',
        assignmentId: 'a1',
        code: `7K3MQ9${String(n).padStart(2, '0')}`,
        number: `${n}号`,
        title: `第${n}件`,
        issuer: '局',
        on: '2026-03-02',
        extent: 'whole',
      };
      const sk = `2026-03-02T02:00:00.${String(n).padStart(3, '0')}Z#${line.code}`;
      api.product.views.of(listKeys.published(body)).set(sk, { published: JSON.stringify(line) });
    }
    const { text } = await asked('/published');
    expect(text).toContain('第50件');
    expect(text).not.toContain('第0件');
    const older = /href="(\/published\?before=[^"]+)"/.exec(text)?.[1] ?? '';
    expect((await asked(older)).text).toContain('第0件');
    expect((await asked('/published?before=x')).text).toContain('第50件');
  });
});

describe('the public copy beside the letter', () => {
  it('is looked over by whoever writes and clears it, before it is issued, and is word for word what is published', async () => {
    const id = await api.inHandling();
    const draft = {
      class: 'B',
      paragraphs: [{ level: 0, text: reply.text }],
      leader: '田牧',
      handler: '陶安',
      phone: '0571-88881234',
      disclosure: 'disclosed',
    };
    await api.ask('transport-clerk', 'POST', `/v1/proposals/${id}/reply-drafts/a1`, { body: { version: 0, draft }, key: 'd' });
    const shown = await copyFor('transport-clerk', id);
    expect(shown).toMatchObject({ extent: 'whole' });
    for (const one of hidden) expect(JSON.stringify(shown)).not.toContain(one);
    expect(shown).toMatchObject({ masked: expect.arrayContaining([{ what: 'phone', name: { zh: '电话', en: 'telephones' }, count: 2 }]) });
  });

  it('says why there is none where the letter is not open', async () => {
    const id = await replied(aContent(), { disclosure: 'on-request' });
    expect(await copyFor('lin', id)).toMatchObject({ extent: 'none', why: { zh: '公开属性不是主动公开，不公开' }, lines: [] });
  });

  it('is not there where nothing is published', async () => {
    const plain = await ApiInMemory.withDirectory();
    const id = await plain.answered();
    const { body: letter } = await plain.ask('lin', 'GET', `/v1/proposals/${id}/assignments/a1/letter`);
    expect(letter).toHaveProperty('pages');
    expect(letter).not.toHaveProperty('publicCopy');
  });
});

describe('consent', () => {
  it('is nobody’s to give but its proposers’', async () => {
    const id = await replied();
    for (const who of ['shen', 'du', 'transport-clerk', 'cao']) {
      const told = await api.ask(who, 'POST', `/v1/proposals/${id}/commands/answer-publication`, {
        body: { consents: true },
        key: `c-${who}`,
      });
      expect([403, 404], who).toContain(told.status);
    }
    expect(api.product.ledger.log(proposalKey(body, id)).some(({ command }) => command === 'answer-publication')).toBe(false);
  });
});
