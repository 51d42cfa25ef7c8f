import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeAddress, judgeClaim } from '#core/judging/judge-link.ts';
import { policyKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { secretLinkSigner, secretLinkVerifier } from '#functions/adapters/secrets/secret-links.ts';
import { now } from '#functions/platform/clock.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { anOpinion, aReply, caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { MailWorld } from '#test/support/mail-world.ts';
import { MemorySecrets } from '#test/support/memory-secrets.ts';
import { body } from '#test/support/product-in-memory.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-15T02:00:01.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const gathered = '2026-04-15T02:10:00.000Z';
const morning = '2026-04-16T01:30:00.000Z';
const linkOf = async (world: MailWorld, round = 0): Promise<string> => {
  const signature = await secretLinkSigner(world.secrets, now).sign(body, judgeClaim(body, { proposalId: 'p1', round }, 'lin'));
  return `https://portal.yunlan.example${judgeAddress({ proposalId: 'p1', round, signature })}`;
};
const textsTo = (world: MailWorld, who: string): string[] =>
  world.mails.sent.filter(({ to }) => to.email === `${who}@yunlan.example`).map(({ rendered }) => rendered.text + rendered.html);

describe('the mail that asks the member to judge', () => {
  it('carries the member’s own link, and that of nobody else who is told', async () => {
    const world = await (await MailWorld.begin()).tells(caseIn('awaiting-feedback', { directory: aDirectory() }));
    for (const who of ['lin', 'cao', 'du']) await world.at(gathered).runs(who);
    for (const who of ['lin', 'cao', 'du']) await world.at(morning).runs(who);
    const link = await linkOf(world);
    const replies = textsTo(world, 'lin').filter((text) => text.includes('评价办理结果'));
    expect(replies).toHaveLength(1);
    expect(replies[0]?.split(link)).toHaveLength(3);
    expect(replies[0]).toContain('请勿转发');
    for (const who of ['cao', 'du']) {
      expect(textsTo(world, who).join()).not.toBe('');
      expect(textsTo(world, who).join()).not.toContain('/judge/');
    }
    // It is in no record of the mail and in no notice.
    const kept = JSON.stringify([...world.mails.recordsOf.values(), ...world.mails.all.values(), ...world.mails.lanesOf.values()]);
    expect(kept).not.toContain(link.split('/').at(-1));
  });

  it('gives a co-signer, who does not judge, none', async () => {
    const story = new CaseStory().begins('submitted', aContent({ kind: 'joint', coSigners: ['shen'] }));
    story.at('2026-01-20T02:00:00.000Z').does('file').numbers().does('dispatch', dispatchBoth);
    story.does('sign-for', { assignmentId: 'a1' }).does('sign-for', { assignmentId: 'a2' }).does('give-opinion', anOpinion);
    story.at('2026-04-15T02:00:00.000Z').does('issue-reply', aReply).numbers('a1');
    const world = await (await MailWorld.begin()).tells(story);
    for (const at of [gathered, morning]) await world.at(at).runs('shen');
    expect(textsTo(world, 'shen').join()).toContain('特此告知');
    expect(textsTo(world, 'shen').join()).not.toContain('/judge/');
    for (const at of [gathered, morning]) await world.at(at).runs('lin');
    expect(textsTo(world, 'lin').join()).toContain('/judge/');
  });

  it('goes without it to whoever stands in for the member', async () => {
    const away = aDirectory({ lin: { deputyId: 'shen', active: false } });
    const world = await (await MailWorld.begin(away)).tells(caseIn('awaiting-feedback'));
    for (const at of [gathered, morning]) await world.at(at).runs('shen');
    expect(textsTo(world, 'shen').join()).not.toContain('/judge/');
  });

  it('brings none where the policy has no links', async () => {
    const world = await MailWorld.begin();
    await world.product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [
      {
        type: 'PolicyRecorded',
        inForceFrom: '2026-01-01',
        policy: { ...defaultPolicy, version: 'no-links', feedback: { acceptLate: null, byLink: false } },
      },
    ]);
    await world.tells(caseIn('awaiting-feedback'));
    await world.at(gathered).runs('lin');
    expect(textsTo(world, 'lin').join()).toContain('书面答复');
    expect(textsTo(world, 'lin').join()).not.toContain('/judge/');
  });

  it('the reminder of it brings the link again, and a digest of several too', async () => {
    const story = caseIn('awaiting-feedback');
    const world = await (await MailWorld.begin()).tells(story);
    await world.at(gathered).runs('lin');
    for (const day of ['2026-04-29', '2026-05-06', '2026-05-08']) {
      story.at(`${day}T00:10:00.000Z`).sounds();
      await world.at(`${day}T00:10:01.000Z`).tells(story);
      await world.at(`${day}T01:30:00.000Z`).runs('lin');
    }
    const link = await linkOf(world);
    const mails = textsTo(world, 'lin');
    expect(mails.filter((text) => text.includes(link)).length).toBeGreaterThan(1);
  });
});

describe('the key of links', () => {
  it('is made by whoever signs first, and is one for all', async () => {
    const secrets = new MemorySecrets();
    const [one, other] = [secretLinkSigner(secrets, now), secretLinkSigner(secrets, now)];
    const [a, b] = await Promise.all([one.sign(body, 'claim'), other.sign(body, 'claim')]);
    expect(a).toBe(b);
    expect(secrets.kept.size).toBe(1);
  });

  it('is another one in each body', async () => {
    const secrets = new MemorySecrets();
    const signer = secretLinkSigner(secrets, now);
    expect(await signer.sign('990112', 'claim')).not.toBe(await signer.sign('990113', 'claim'));
  });

  it('is not made by whoever reads links, to whom without one nothing is signed', async () => {
    const secrets = new MemorySecrets();
    expect(await secretLinkVerifier(secrets, now).isSigned(body, 'claim', 'A'.repeat(43))).toBe(false);
    expect(secrets.kept.size).toBe(0);
  });
});
