import { expect, it } from 'vitest';
import { chainPolicy, signedAndNumbered } from '#test/support/in-clearance.ts';
import { noticeOf, telling } from './telling.ts';

const a1 = { assignmentId: 'a1' };
const published = () =>
  signedAndNumbered({ policy: { ...chainPolicy(), publication: { publishedBy: 'office' } } })
    .does('answer-publication', { consents: true }, 'lin')
    .does('publish-reply', a1, 'du');
const correction = { ...a1, mistake: '公开属性有误。', reason: '核稿疏漏。', disclosure: 'on-request' };

it('a reply that is public no more is told with why, also where nobody gave a reason', () => {
  const corrected = telling(published().does('correct-reply', correction, 'transport-leader'), (story) => story.numbersCorrection());
  expect(corrected.item(noticeOf(corrected, 'publication-withdrawn', 'lin')).sentence).toEqual({
    zh: '提案第46号《关于完善云澜湖环湖步道照明的提案》的答复（云交提复〔2026〕48号）已撤回公开：其更正函（云交提复〔2026〕49号）不予主动公开。',
    en: 'Proposal No. 46: the reply 云交提复〔2026〕48号 is no longer published: the letter that corrects it (云交提复〔2026〕49号) is not open to everybody.',
  });
  const refused = telling(published(), (story) => story.does('answer-publication', { consents: false }, 'lin'));
  expect(refused.item(noticeOf(refused, 'publication-withdrawn', 'du')).sentence).toMatchObject({
    zh: expect.stringContaining('已撤回公开：提案人不再同意公开。'),
    en: expect.stringContaining('is no longer published: a proposer does not agree any more.'),
  });
});
