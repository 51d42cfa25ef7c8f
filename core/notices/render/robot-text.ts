import type { MailContent, MailItem } from './mail-content.ts';
import { renderLine } from './render-line.ts';
import { againTag, dueTerm, leftTerm, lightTerms } from './render-texts.ts';
import { tagOf } from './render-subject.ts';

/** UTF-8 bytes of a message. WeCom takes 4096 (path/91770), DingTalk more. */
export const longestRobotText = 4000;

const texts = {
  heading: (tag: string, count: number): string => `**${tag}**：${count}件 · ${count} item${count === 1 ? '' : 's'}`,
  due: (dueOn: string): string => `期限${dueOn}`,
  open: '查看 Open',
  more: (count: number): string => `另有${count}件，请登录系统查看 · ${count} more in the system`,
} as const;

/** What a conversation list shows of a message; whoever guards the group by a key word takes 提案. */
export function robotTitle({ items, again }: Pick<MailContent, 'items' | 'again'>): string {
  return `${again ? againTag : ''}${tagOf(items)}`;
}

/**
 * A mail as a message to a unit's group: numbers, clocks, days and links alone. It leaves the system for a group whose members
 * nobody here knows, so it holds no title, no name and no text of a proposal. At most 4000 bytes, cut between items.
 */
export function robotMarkdown({ items, again }: MailContent): string {
  const heading = `${again ? againTag : ''}${texts.heading(tagOf(items), items.length)}`;
  const lines = items.map(lineOf);
  for (let kept = lines.length; ; kept -= 1) {
    const left = lines.length - kept;
    const text = [heading, ...lines.slice(0, kept), ...(left === 0 ? [] : [texts.more(left)])].join('\n\n');
    if (kept === 0 || byteLength(text) <= longestRobotText) return text;
  }
}

function lineOf({ tag, number, clock, link }: MailItem): string {
  const about =
    clock === undefined
      ? [tag]
      : [clock.name.zh, texts.due(dueTerm(clock).zh), lightTerms[clock.light].zh, leftTerm(clock.daysLeft, clock.daysLate).zh];
  const aboutEn =
    clock === undefined ? [] : [clock.name.en, dueTerm(clock).en, lightTerms[clock.light].en, leftTerm(clock.daysLeft, clock.daysLate).en];
  const english = [number.en, ...aboutEn]
    .filter((word) => word !== '')
    .map(plain)
    .join(', ');
  return `**${plain(number.zh)}** ${about.map(plain).join(' ')}（${english}）${linkTo(link)}`;
}

/** Signs that either robot would read as markup are left out: numbers are printed by a policy, and need none. */
function plain(text: string): string {
  return renderLine(text).replace(/[*_~`#>|<[\]()!\\]/gu, '');
}

/** Nothing in it may end the link. */
function linkTo(link: string): string {
  return /^https?:\/\/[^\s()<>[\]\\]+$/iu.test(link) ? ` [${texts.open}](${link})` : '';
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
