import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeAddress, judgeClaim } from '#core/judging/judge-link.ts';
import { policyKey, proposalKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { secretLinkSigner } from '#functions/adapters/secrets/secret-links.ts';
import { now } from '#functions/platform/clock.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

let api: ApiInMemory;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-15T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
  const policy = { ...defaultPolicy, version: 'public', letters: {}, publication: { publishedBy: 'office' } };
  await api.product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [{ type: 'PolicyRecorded', policy, inForceFrom: '2026-01-01' }]);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const reply = { class: 'B', text: '路灯已列入计划。', leader: '田牧', handler: '陶安', phone: '0571-88881234' };

/** A case that was answered, and the link to judge it by. */
async function answered(disclosure = 'disclosed', content = aContent()): Promise<{ readonly id: string; readonly link: string }> {
  const id = await api.inHandling('lin', content);
  await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
  await api.does('transport-clerk', id, 'issue-reply', { ...reply, disclosure });
  const signature = await secretLinkSigner(api.secrets, now).sign(body, judgeClaim(body, { proposalId: id, round: 0 }, 'lin'));
  return { id, link: judgeAddress({ proposalId: id, round: 0, signature }) };
}

const good = { attitude: 'satisfied', result: 'satisfied', confirmed: 'yes' };
const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };
const sends = (link: string, fields: Readonly<Record<string, string>>) =>
  api.ask(undefined, 'POST', link, { body: String(new URLSearchParams(fields)), headers });
const opens = (link: string) => api.ask(undefined, 'GET', link);
const eventsOf = (id: string) => api.product.ledger.log(proposalKey(body, id)).flatMap(({ events }) => events as { type: string }[]);
const ofConsent = (id: string) => eventsOf(id).filter(({ type }) => type === 'PublicationAnswered' || type === 'FeedbackGiven');

describe('the page that the link of a mail opens', () => {
  it('asks for consent to publication, and takes it with the judgement, before it', async () => {
    const { id, link } = await answered();
    const { text } = await opens(link);
    expect(text).toContain('本次答复拟在网上公开');
    expect(text).toContain('This reply is to be published');
    expect(text).not.toMatch(/name="publish" value="(?:yes|no)" checked/);
    const told = await sends(link, { ...good, publish: 'yes' });
    expect(told.text).toContain('您同意公开本次答复。');
    expect(ofConsent(id)).toMatchObject([
      { type: 'PublicationAnswered', round: 0, consents: true, byLink: true },
      { type: 'FeedbackGiven', byLink: true },
    ]);
    await api.does('du', id, 'publish-reply', { assignmentId: 'a1' });
  });

  it('takes a judgement that says nothing of it, and says where to answer later', async () => {
    const { id, link } = await answered();
    const told = await sends(link, good);
    expect(told.text).toContain('本次答复是否公开，您还没有答复，请登录系统办理。');
    expect(ofConsent(id)).toMatchObject([{ type: 'FeedbackGiven' }]);
    await api.does('lin', id, 'answer-publication', { consents: false });
    expect((await opens(link)).text).toContain('您不同意公开本次答复。');
  });

  it('shows what was said at the desk, keeps it when it is sent the same, and changes it when it is not', async () => {
    const { id, link } = await answered();
    await api.does('lin', id, 'answer-publication', { consents: true });
    expect((await opens(link)).text).toContain('name="publish" value="yes" checked');
    await sends(link, { ...good, publish: 'no' });
    expect(ofConsent(id)).toMatchObject([{ consents: true }, { consents: false, byLink: true }, { type: 'FeedbackGiven' }]);
    const same = await answered('disclosed', aContent({ title: '关于另一件事的提案' }));
    await api.does('lin', same.id, 'answer-publication', { consents: true });
    await sends(same.link, { ...good, publish: 'yes' });
    expect(ofConsent(same.id)).toMatchObject([{ consents: true }, { type: 'FeedbackGiven' }]);
  });

  it('goes on from what was taken before it broke off', async () => {
    const { id, link } = await answered();
    expect((await sends(link, { ...good, publish: 'yes', 'attitude.a9': 'not', 'result.a9': 'not' })).status).toBe(422);
    expect((await sends(link, { ...good, publish: 'no' })).status).toBe(200);
    expect((await sends(link, { ...good, publish: 'yes' })).text).toContain('您不同意公开本次答复。');
    expect(ofConsent(id)).toMatchObject([{ consents: true }, { consents: false }, { type: 'FeedbackGiven' }]);
  });

  it.each([
    ['on-request', aContent()],
    ['disclosed', aContent({ publicity: 'withheld' })],
  ])('does not ask of what is never published: %s', async (disclosure, content) => {
    const { id, link } = await answered(disclosure, content);
    expect((await opens(link)).text).not.toContain('name="publish"');
    // Who sends it all the same says nothing.
    expect((await sends(link, { ...good, publish: 'yes' })).status).toBe(200);
    expect(ofConsent(id)).toMatchObject([{ type: 'FeedbackGiven' }]);
  });

  it('refuses an answer that is neither', async () => {
    const { id, link } = await answered();
    expect((await sends(link, { ...good, publish: 'perhaps' })).status).toBe(422);
    expect(ofConsent(id)).toEqual([]);
  });
});
