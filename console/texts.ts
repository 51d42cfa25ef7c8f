import type { Term } from '#core/contracts/term.ts';
import type { ReaderAnswer, ShareAnswer } from './case-answer.ts';
import type { SignInReason } from './sign-in-fault.ts';

/** Every text of the pages beside the terms of the field. */
export const texts = {
  product: { zh: '提案办理', en: 'Proposals' },
  opening: { zh: '正在打开提案……', en: 'Opening the case …' },
  signingIn: { zh: '正在前往统一身份登录……', en: 'Going to the sign-in page …' },
  signingOut: { zh: '正在退出登录……', en: 'Signing out …' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signInAgain: { zh: '重新登录', en: 'Sign in again' },
  signInAsOther: { zh: '换一个账号登录', en: 'Sign in as somebody else' },
  tryAgain: { zh: '重试', en: 'Try again' },
  facts: { zh: '基本情况', en: 'About the case' },
  session: { zh: '届次', en: 'Session' },
  author: { zh: '提案人', en: 'Author' },
  units: { zh: '承办单位', en: 'Units' },
  deadlines: { zh: '办理期限', en: 'Deadlines' },
  noDeadlines: { zh: '目前没有正在计时的期限。', en: 'No clock is running.' },
  provisional: { zh: '暂定', en: 'provisional' },
  next: { zh: '您现在可以办理', en: 'What you may do now' },
  nothingNext: { zh: '目前没有需要您办理的事项。', en: 'Nothing waits for you here now.' },
  content: { zh: '提案内容', en: 'The proposal' },
  replies: { zh: '办理答复', en: 'Replies' },
  matter: { zh: '情况分析', en: 'Matter' },
  suggestions: { zh: '具体建议', en: 'Suggestions' },
  none: { zh: '（尚无）', en: '(none yet)' },
} as const satisfies Record<string, Term>;

/** A message that takes the place of the case: what is the matter, and what to do. */
export interface MessageText {
  readonly title: Term;
  readonly todo: Term;
}

export const messages = {
  'signed-out': {
    title: { zh: '您已退出登录', en: 'You are signed out' },
    todo: {
      zh: '如需继续查看，请重新登录，或再次打开邮件中的链接。',
      en: 'To go on, sign in again or open the link in the mail once more.',
    },
  },
  expired: {
    title: { zh: '登录已失效', en: 'Your sign-in has run out' },
    todo: { zh: '请重新登录，登录后将回到本提案。', en: 'Sign in again; you will come back to this case.' },
  },
  unreachable: {
    title: { zh: '暂时无法连接提案系统', en: 'The proposal system does not answer' },
    todo: { zh: '请检查网络，稍后重试。内容没有丢失。', en: 'Check your connection and try again later. Nothing is lost.' },
  },
  'no-such-address': {
    title: { zh: '没有这个页面', en: 'No such page' },
    todo: { zh: '请完整打开邮件中的链接。', en: 'Open the whole link of the mail.' },
  },
  'several-bodies': {
    title: { zh: '您属于多个机构', en: 'You belong to several bodies' },
    todo: { zh: '请选择以哪个机构的身份打开本提案。', en: 'Choose the one for which you open this case.' },
  },
  unexpected: {
    title: { zh: '页面与系统版本不一致', en: 'This page and the system do not fit together' },
    todo: { zh: '请刷新页面；仍有问题请联系本机构管理员。', en: 'Reload the page; if that does not help, tell your administrator.' },
  },
} as const satisfies Record<string, MessageText>;

export const signInFaults: Readonly<Record<SignInReason, MessageText>> = {
  'provider-unreachable': {
    title: { zh: '暂时无法登录', en: 'Sign-in does not work just now' },
    todo: { zh: '身份服务没有正常响应，请稍后重试。', en: 'The identity provider does not answer as it should; try again later.' },
  },
  refused: {
    title: { zh: '登录没有完成', en: 'The sign-in was not completed' },
    todo: { zh: '身份服务没有同意这次登录，请重新登录。', en: 'The identity provider did not agree to it; sign in again.' },
  },
  'not-asked': {
    title: { zh: '这次登录已失效', en: 'This sign-in is no longer valid' },
    todo: {
      zh: '它可能来自另一个窗口，或已经用过；请重新登录，或再次打开邮件中的链接。',
      en: 'It may be from another window or used already; sign in again, or open the link in the mail once more.',
    },
  },
};

/** Who is signed in, for the head of the page. */
export function accountTerm({ name, unitName }: ReaderAnswer): Term {
  const unit = unitName === undefined ? '' : `（${unitName}）`;
  return { zh: `当前用户：${name}${unit}`, en: 'signed in' };
}

/** Beside the API's "not found": the reader may only be the wrong person. */
export function notYours(name: string): Term {
  return {
    zh: `您当前以“${name}”的身份登录。如果邮件是发给其他账号的，请换一个账号登录。`,
    en: `You are signed in as ${name}. If the mail went to another account, sign in with that one.`,
  };
}

/** Offered for each body the reader belongs to, by its 行政区划代码. */
export function openAs(body: string): Term {
  return { zh: `以机构 ${body} 的身份打开`, en: `Open for body ${body}` };
}

export const shareRoles: Readonly<Record<ShareAnswer['role'], Term>> = {
  lead: { zh: '主办', en: 'lead' },
  'co-handler': { zh: '会办', en: 'co-handler' },
};

export function replyHeading(unitName: string, replyClass: string): Term {
  return { zh: `${unitName}答复（${replyClass}类）`, en: `Reply of ${unitName}, class ${replyClass}` };
}

const dayZh = new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' });
const dayEn = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' });

/** A calendar date (`YYYY-MM-DD`) with its weekday. */
export function dayTerm(on: string): Term {
  const date = new Date(`${on}T00:00:00Z`);
  return { zh: dayZh.format(date), en: dayEn.format(date) };
}
