import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeAddress, judgeClaim } from '#core/judging/judge-link.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { linkKeyName, linkKeyPartition, secretLinkSigner } from '#functions/adapters/secrets/secret-links.ts';
import { now } from '#functions/platform/clock.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import type { Told } from '#test/support/api-in-memory.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { body } from '#test/support/product-in-memory.ts';

const lines = vi.fn<(line: string) => void>();
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-15T02:00:00.000Z') });
  lines.mockReset();
  vi.spyOn(console, 'log').mockImplementation(lines);
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const linkOf = async (proposalId: string, { round = 0, memberId = 'lin' } = {}): Promise<string> => {
  const signature = await secretLinkSigner(api.secrets, now).sign(body, judgeClaim(body, { proposalId, round }, memberId));
  return judgeAddress({ proposalId, round, signature });
};

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const ours = { ...form, 'Sec-Fetch-Site': 'same-origin', Origin: 'null' };
const good = { attitude: 'satisfied', result: 'satisfied', confirmed: 'yes' };
const sends = (link: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = ours): Promise<Told> =>
  api.ask(undefined, 'POST', link, { body: String(new URLSearchParams(fields)), headers });
const opens = (link: string, method = 'GET') => api.ask(undefined, method, link);
/** What is told of a link that is no good. */
const plain = async () => (await opens(`/judge/p0/0/${'A'.repeat(43)}`)).text;
const versionOf = (id: string) => api.product.ledger.log(proposalKey(body, id)).length;
const lastOf = (id: string) => api.product.ledger.log(proposalKey(body, id)).at(-1)!;

describe('opening the link of a mail', () => {
  it('shows number, title, who answered, the letter and the form, in both languages, and runs nothing', async () => {
    const id = await api.answered('lin', aContent({ title: '关于加装<b>路灯</b>的提案' }));
    const { status, text, headers } = await opens(await linkOf(id));
    expect(status).toBe(200);
    for (const said of [
      '第1号',
      '云澜区交通运输局',
      '云交提复',
      '【复函正文】东段路灯列入今年计划。',
      '云澜区园林绿化局',
      '工作态度',
      'Attitude',
    ])
      expect(text).toContain(said);
    expect(text).toContain('加装&lt;b&gt;路灯&lt;/b&gt;');
    expect(text).not.toMatch(/<script|<img|<link|href="http/);
    expect(headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'/,
    );
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Robots-Tag')).toBe('noindex');
  });

  it('changes nothing, however often and by whichever way a scanner of mails does it', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    const before = versionOf(id);
    for (let times = 0; times < 10; times += 1) {
      expect((await opens(link)).status).toBe(200);
      expect(await opens(link, 'HEAD')).toMatchObject({ status: 200, text: '' });
    }
    expect(versionOf(id)).toBe(before);
    expect((await sends(link, good)).status).toBe(200);
    expect(versionOf(id)).toBe(before + 1);
  });

  it('names no person, and is told to no log', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    expect(link).toMatch(new RegExp(`^/judge/${id}/0/[A-Za-z0-9_-]{43}$`));
    await opens(link);
    await opens(link.slice(0, -1));
    await sends(link, good);
    const signature = link.split('/').at(-1)!;
    expect(JSON.stringify(lines.mock.calls)).not.toContain(signature);
    expect(JSON.stringify(api.product.ledger.log(proposalKey(body, id)))).not.toContain(signature);
  });
});

describe('the form that is sent', () => {
  it('is the member’s own command, as at the desk, and says that it came by link', async () => {
    const id = await api.answered();
    const told = await sends(await linkOf(id), {
      attitude: 'basically',
      result: 'satisfied',
      'attitude.a2': 'satisfied',
      'result.a2': 'not',
      comment: '  请尽快装齐。\r\n谢谢。 ',
      confirmed: 'yes',
    });
    expect(told.status).toBe(200);
    expect(told.text).toContain('您已于2026年4月15日10:00通过邮件链接作出评价');
    expect(lastOf(id)).toMatchObject({
      command: 'give-feedback',
      actor: { personId: 'lin', role: 'member' },
      events: [
        {
          type: 'FeedbackGiven',
          round: 0,
          attitude: 'basically',
          result: 'satisfied',
          comment: '请尽快装齐。\n谢谢。',
          units: [{ assignmentId: 'a2', attitude: 'satisfied', result: 'not' }],
          byLink: true,
        },
        { type: 'ProposalClosed', outcome: 'satisfied' },
      ],
    });
  });

  it('is shown in the history with how it came, and tells a receiver of webhooks what it always told', async () => {
    const id = await api.answered();
    await sends(await linkOf(id), good);
    const { body: history } = await api.ask('auditor', 'GET', `/v1/proposals/${id}/history`);
    expect(JSON.stringify(history)).toContain('"byLink":true');
    const { body: found } = await api.ask('lin', 'GET', `/v1/proposals/${id}`);
    expect(found['feedbacks']).toEqual([{ round: 0, attitude: 'satisfied', result: 'satisfied', byLink: true }]);
  });

  it.each([
    ['no attitude', { attitude: '' }, '请选择对主办单位工作态度的评价'],
    ['a result that is none', { result: 'splendid' }, '请选择对主办单位办理结果的评价'],
    ['half of a co-handler', { 'attitude.a2': 'satisfied' }, '或都不选'],
    ['a remark that is too long', { comment: '好'.repeat(4001) }, '不能超过4000字'],
    ['a remark with a control character', { comment: '好\u0000' }, '控制字符'],
    ['no confirmation', { confirmed: '' }, '请勾选确认'],
    ['a field that is not ours', { late: 'true' }, '收到的内容不完整'],
    ['a unit that has no part in it', { 'attitude.a9': 'satisfied', 'result.a9': 'satisfied' }, '收到的内容不完整'],
    ['the lead as a co-handler', { 'attitude.a1': 'not', 'result.a1': 'not' }, '收到的内容不完整'],
  ])('with %s comes back as it was filled in, and counts for nothing', async (_what, wrong, said) => {
    const id = await api.answered();
    const before = versionOf(id);
    const told = await sends(await linkOf(id), { ...good, attitude: 'basically', ...wrong });
    expect(told.status).toBe(422);
    expect(told.text).toContain(said);
    expect(told.text).toContain('role="alert"');
    if (!('result' in wrong)) expect(told.text).toContain('name="result" value="satisfied" checked');
    expect(versionOf(id)).toBe(before);
  });

  it('with a field twice is none of ours', async () => {
    const id = await api.answered();
    const twice = `${String(new URLSearchParams(good))}&result=not`;
    const told = await api.ask(undefined, 'POST', await linkOf(id), { body: twice, headers: ours });
    expect(told.status).toBe(422);
  });

  it.each([
    ['JSON', { 'Content-Type': 'application/json' }],
    ['no type', {}],
    ['another site', { ...form, 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister site', { ...form, 'Sec-Fetch-Site': 'same-site' }],
    ['another origin, of an older browser', { ...form, Origin: 'https://elsewhere.example' }],
  ])('is not taken as %s', async (_what, headers) => {
    const id = await api.answered();
    const before = versionOf(id);
    expect((await sends(await linkOf(id), good, headers)).status).toBe(404);
    expect(versionOf(id)).toBe(before);
  });

  it.each([
    ['the portal', { ...form, Origin: 'https://portal.yunlan.example' }],
    ['a page that tells no address', { ...form, Origin: 'null' }],
    ['a browser that tells nothing', form],
  ])('is taken from %s', async (_what, headers) => {
    expect((await sends(await linkOf(await api.answered()), good, headers)).text).toContain('您已于');
  });

  it('that is larger than any form is not read', async () => {
    const id = await api.answered();
    const told = await sends(await linkOf(id), { ...good, comment: 'x'.repeat(70_000) });
    expect(told.status).toBe(404);
    expect(lastOf(id).command).not.toBe('give-feedback');
  });
});

describe('a link is good for one judgement', () => {
  it('whoever sends the form twice has judged once, and is told when', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    await sends(link, good);
    const before = versionOf(id);
    vi.setSystemTime(new Date('2026-04-16T02:00:00.000Z'));
    for (const again of [await sends(link, good), await sends(link, { ...good, result: 'not' }), await opens(link)]) {
      expect(again.status).toBe(200);
      expect(again.text).toContain('您已于2026年4月15日10:00通过邮件链接作出评价');
      expect(again.text).not.toContain('<form');
    }
    expect(versionOf(id)).toBe(before);
  });

  it('two windows at once are one judgement', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    const told = await Promise.all([sends(link, good), sends(link, { ...good, result: 'not' })]);
    expect(told.map(({ status }) => status)).toEqual([200, 200]);
    const given = api.product.ledger.log(proposalKey(body, id)).filter(({ command }) => command === 'give-feedback');
    expect(given).toHaveLength(1);
  });

  it('what was judged at the desk says so', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
    for (const told of [await opens(link), await sends(link, good)]) expect(told.text).toContain('10:00登录系统作出评价');
  });

  it('a result that is not accepted opens the next round, which has a link of its own', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    await sends(link, { ...good, result: 'not', comment: '仍有三段无灯。' });
    const next = await linkOf(id, { round: 1 });
    expect((await opens(next)).status).toBe(404);
    await api.does('transport-clerk', id, 'issue-reply', { class: 'A', text: '三段已经装齐。' });
    await api.settles(id);
    expect((await opens(link)).text).toContain('您已于');
    expect((await opens(next)).text).toContain('三段已经装齐。');
    expect((await sends(next, good)).text).toContain('您已于');
  });
});

describe('a link that is no good', () => {
  it('says what to do, and the same whatever is wrong with it', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    const other = await api.answered();
    const [signature, ofOther] = [link.split('/').at(-1)!, (await linkOf(other)).split('/').at(-1)!];
    const first = signature.startsWith('A') ? 'B' : 'A';
    const wrong = [
      // Forged, cut short, too long, of another case, of another round, of somebody else, of a case that is none.
      `/judge/${id}/0/${first}${signature.slice(1)}`,
      link.slice(0, -1),
      `${link}A`,
      `/judge/${id}/0/${ofOther}`,
      `/judge/${id}/1/${signature}`,
      `/judge/${id}/00/${signature}`,
      await linkOf(id, { memberId: 'shen' }),
      await linkOf(id, { memberId: 'transport-clerk' }),
      await linkOf('p-none', { memberId: '' }),
      await linkOf(await api.inHandling()),
      `/judge/${encodeURIComponent('../x')}/0/${signature}`,
    ];
    const page = await plain();
    expect(page).toContain('本链接不能使用');
    expect(page).toContain('href="/desk"');
    for (const one of wrong) {
      for (const told of [await opens(one), await sends(one, good)]) {
        expect(told.status, one).toBe(404);
        expect(told.text, one).toBe(page);
      }
    }
    expect((await opens(link)).status).toBe(200);
  });

  it('is that of a signature written in another way', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    // The last of 43 signs has two bits that say nothing.
    const others = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', (sign) => `${link.slice(0, -1)}${sign}`);
    const opened = await Promise.all(others.map((one) => opens(one)));
    expect(opened.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is that of a round whose time is over, also while late judgements are taken at the desk', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    await api.product.append(proposalKey(body, id), '2026-05-11T16:00:00.000Z', [
      { type: 'FeedbackLapsed', round: 0 },
      { type: 'ProposalClosed', outcome: 'no-feedback' },
    ]);
    vi.setSystemTime(new Date('2026-05-12T02:00:00.000Z'));
    for (const told of [await opens(link), await sends(link, good)]) expect(told.text).toBe(await plain());
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
  });

  it.each([{ active: false }, { roles: ['auditor' as const] }])('is that of somebody who is no member any more: %o', async (change) => {
    const id = await api.answered();
    const link = await linkOf(id);
    await api.product.recordsDirectory(aDirectory({ lin: change }));
    expect((await opens(link)).text).toBe(await plain());
  });

  it('is every one whose key was taken away, within five minutes', async () => {
    const id = await api.answered();
    const link = await linkOf(id);
    expect((await opens(link)).status).toBe(200);
    await api.secrets.remove(linkKeyPartition(body), linkKeyName);
    vi.setSystemTime(new Date('2026-04-15T02:05:01.000Z'));
    expect((await opens(link)).text).toBe(await plain());
    expect((await opens(await linkOf(id))).status).toBe(200);
  });
});
