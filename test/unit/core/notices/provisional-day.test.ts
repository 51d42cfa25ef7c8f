import { describe, expect, it } from 'vitest';
import type { MailContent, MailItem } from '#core/notices/render/mail-content.ts';
import { renderMail } from '#core/notices/render/render-mail.ts';
import { robotMarkdown } from '#core/notices/render/robot-text.ts';
import { aMailContent } from '#test/support/a-mail.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { noticeOf, telling } from './telling.ts';

/** What transport is told of an assignment of that day, to be answered within three months. */
function assigned(now: string): MailItem {
  const story = caseIn('awaiting-dispatch').at(now);
  const told = telling(story, () => story.does('dispatch', dispatchBoth));
  return told.item(noticeOf(told, 'assigned', 'transport-clerk'));
}

const ofTwo = (item: MailItem): MailContent => aMailContent({ form: 'digest', items: [item, item] });
const open = assigned('2026-10-12T02:00:00.000Z');
const settled = assigned('2026-03-02T02:00:00.000Z');

describe('a due day that holidays not announced yet may move', () => {
  it('is told as provisional in both languages', () => {
    expect(open.clock).toMatchObject({ dueOn: '2027-01-12', provisional: true });
    expect(open.sentence.zh).toContain('于2027年1月12日前（含当日，暂定）答复委员');
    expect(open.sentence.en).toContain('reply to the member by 12 January 2027 (provisional).');
  });

  it.each([
    ['about one case', aMailContent({ items: [open] })],
    ['of several', ofTwo(open)],
  ])('is marked in the table of a mail %s', (_, content) => {
    const { html, text } = renderMail(content);
    expect(text).toContain('期限 Due：2027年1月12日（暂定） 12 January 2027 (provisional)\n');
    expect(html.replaceAll(/<[^>]*>/g, '')).toMatch(/2027年1月12日（暂定）\s*12 January 2027 \(provisional\)/);
  });

  it('is marked in a group’s message', () => {
    const message = robotMarkdown(ofTwo(open));
    expect(message).toContain('期限2027年1月12日（暂定）');
    expect(message).toContain('reply, 12 January 2027 provisional, green');
  });

  it('is the only one that is', () => {
    const { html, text } = renderMail(ofTwo(settled));
    expect(settled.clock).toMatchObject({ provisional: false });
    expect([html, text, robotMarkdown(ofTwo(settled)), ...Object.values(settled.sentence)].join('\n')).not.toMatch(/暂定|provisional/);
  });
});
