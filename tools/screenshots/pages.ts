import type { Term } from '#core/contracts/term.ts';
import type { hostileCases } from './hostile-cases.ts';
import type { sampleCases } from './sample-cases.ts';

type Cases = Awaited<ReturnType<typeof sampleCases>>;

/** A page to be looked at: who sees it, and where. */
export interface PagePicture {
  readonly name: string;
  readonly person: string;
  readonly path: string;
  /** Pressed before the picture is taken. */
  readonly press?: string;
  /** The name of a button that is clicked, in Chinese: for pictures of the help. */
  readonly click?: string;
  /** What is pressed by its words, in both languages, before the picture is taken. */
  readonly choose?: readonly Term[];
  /** Only this of the page is shown. */
  readonly of?: string;
  /** Written into its text boxes, in their order. */
  readonly fill?: readonly string[];
}

const written = [
  '关于增设社区图书角的提案',
  '我区建成社区党群服务中心四十二个，多数配有阅览桌椅，但图书陈旧、无人管理，周末不开放。老人和放学后的孩子就近看书不便，区图书馆总馆又不在步行范围内。',
  '依托党群服务中心设图书角，由区图书馆统一配送、按季更换。',
];

const showPages = { zh: '看版面', en: 'Show the pages' };

/** Every page of the desk; a new one gets its line. */
export function pagesOf(cases: Cases): readonly PagePicture[] {
  return [
    { name: 'work-committee', person: 'ding-wenlan', path: '/desk' },
    { name: 'work-unit', person: 'lei-zhengyu', path: '/desk' },
    { name: 'work-nothing', person: 'feng-yijian', path: '/desk' },
    { name: 'committee', person: 'ding-wenlan', path: '/desk/committee' },
    { name: 'committee-return', person: 'ding-wenlan', path: '/desk/committee', press: '2' },
    { name: 'committee-filed', person: 'ding-wenlan', path: '/desk/committee?list=filed' },
    { name: 'committee-merge', person: 'ding-wenlan', path: `/cases/${cases.alike}?act=merge` },
    { name: 'case-key', person: 'ding-wenlan', path: `/cases/${cases.alike}` },
    { name: 'case-correct', person: 'lei-zhengyu', path: `/cases/${cases.replied}?act=correct-reply&for=a1` },
    { name: 'office', person: 'lyu-shuqin', path: '/desk/office' },
    { name: 'office-late', person: 'lyu-shuqin', path: '/desk/office?list=late&unit=police' },
    { name: 'office-unreached', person: 'lyu-shuqin', path: '/desk/office?list=unreached' },
    { name: 'board-begin', person: 'lyu-shuqin', path: '/desk/board' },
    { name: 'board', person: 'lyu-shuqin', path: `/desk/board?allocation=${cases.allocation}` },
    {
      name: 'board-merge',
      person: 'lyu-shuqin',
      path: `/desk/board?allocation=${cases.allocation}`,
      choose: [{ zh: '并入本件', en: 'Merge into this' }],
    },
    { name: 'board-plan', person: 'lyu-shuqin', path: `/desk/board?allocation=${cases.allocation}&plan=${cases.plan}` },
    { name: 'figures', person: 'lyu-shuqin', path: '/desk/figures' },
    { name: 'cases', person: 'ding-wenlan', path: '/desk/cases' },
    { name: 'write', person: 'shen-ruoxi', path: '/desk/write', fill: written },
    { name: 'case-review', person: 'ding-wenlan', path: `/cases/${cases.inReview}` },
    { name: 'case-return', person: 'ding-wenlan', path: `/cases/${cases.inReview}?act=return-for-revision` },
    { name: 'case-dispatch', person: 'lyu-shuqin', path: `/cases/${cases.filed}?act=dispatch` },
    { name: 'case-units', person: 'lei-zhengyu', path: `/cases/${cases.atUnits}` },
    { name: 'case-replied', person: 'lin-zhiyuan', path: `/cases/${cases.replied}` },
    { name: 'case-feedback', person: 'lin-zhiyuan', path: `/cases/${cases.replied}?act=give-feedback` },
    { name: 'case-not-yours', person: 'he-jingshu', path: `/cases/${cases.replied}` },
    { name: 'work-done', person: 'lyu-shuqin', path: '/desk?view=done' },
    { name: 'work-awaited', person: 'lyu-shuqin', path: '/desk?view=awaited' },
    { name: 'case-audit', person: 'feng-yijian', path: `/cases/${cases.replied}` },
    { name: 'notify', person: 'shen-ruoxi', path: '/desk/notify' },
    { name: 'help', person: 'shen-ruoxi', path: '/desk/help/member' },
    { name: 'bring-in', person: 'ding-wenlan', path: '/desk/bring-in' },
    { name: 'bring-in-people', person: 'han-shouzhuo', path: '/desk/bring-in?kind=people' },
    { name: 'admin-units', person: 'han-shouzhuo', path: '/desk/directory' },
    { name: 'admin-person', person: 'han-shouzhuo', path: '/desk/directory?list=people&id=ding-wenlan' },
    { name: 'admin-rules', person: 'han-shouzhuo', path: '/desk/rules' },
    { name: 'admin-calendar', person: 'han-shouzhuo', path: '/desk/calendar' },
    { name: 'admin-webhooks', person: 'han-shouzhuo', path: '/desk/webhooks?id=new' },
    { name: 'admin-mails', person: 'han-shouzhuo', path: '/desk/mails?to=ding-wenlan' },
    { name: 'admin-healed', person: 'han-shouzhuo', path: '/desk/healed' },
    { name: 'local-start', person: 'han-shouzhuo', path: '/_local' },
    { name: 'local-mail', person: 'han-shouzhuo', path: '/_local/mail' },
    { name: 'local-executions', person: 'han-shouzhuo', path: '/_local/executions' },
    { name: 'docs', person: 'han-shouzhuo', path: '/docs' },
    { name: 'unit', person: 'lei-zhengyu', path: '/desk/unit' },
    { name: 'comments', person: 'qian-jiayin', path: `/desk/comments?allocation=${cases.allocation}` },
    { name: 'notices', person: 'lyu-shuqin', path: '/desk/notices' },
    { name: 'unit-nothing', person: 'ren-zhucheng', path: '/desk/unit' },
    { name: 'reply-empty', person: 'lei-zhengyu', path: `/desk/reply/${cases.atUnits}/a1` },
    { name: 'reply-written', person: 'lei-zhengyu', path: `/desk/reply/${cases.inHandling}/a1` },
    { name: 'reply-pages', person: 'lei-zhengyu', path: `/desk/reply/${cases.inHandling}/a1`, choose: [{ zh: '版面', en: 'Pages' }] },
    { name: 'letter-case', person: 'lin-zhiyuan', path: `/cases/${cases.replied}`, choose: [showPages] },
    { name: 'letter-file', person: 'lin-zhiyuan', path: `/cases/${cases.replied}`, choose: [showPages], of: '.sheets' },
    {
      name: 'letter-letter',
      person: 'lin-zhiyuan',
      path: `/cases/${cases.replied}`,
      choose: [showPages, { zh: '信函式', en: 'Letter form' }],
      of: '.sheets',
    },
    { name: 'publication-asked', person: 'lin-zhiyuan', path: `/cases/${cases.replied}?act=answer-publication` },
    { name: 'publication-awaited', person: 'lyu-shuqin', path: `/cases/${cases.replied}?act=publish-reply&for=a1` },
    { name: 'publication-case', person: 'lyu-shuqin', path: `/cases/${cases.published}`, choose: [showPages] },
    { name: 'publication-list', person: 'lyu-shuqin', path: '/published' },
    { name: 'clearance-check', person: 'cui-liyan', path: `/cases/${cases.clearing}?act=check-draft&for=a1` },
    { name: 'clearance-case', person: 'qian-jiayin', path: `/cases/${cases.clearing}` },
    { name: 'review-pass', person: 'lyu-shuqin', path: `/cases/${cases.reviewed}?act=pass-reply&for=a1` },
    { name: 'review-back', person: 'lyu-shuqin', path: `/cases/${cases.reviewed}?act=send-back-reply&for=a1` },
    { name: 'review-unit', person: 'jiang-xinglin', path: `/cases/${cases.reviewed}` },
    { name: 'letters-read', person: 'lei-zhengyu', path: '/desk/letters' },
    { name: 'judge', person: 'lin-zhiyuan', path: `/desk/judge/${cases.replied}` },
    { name: 'keys', person: 'ding-wenlan', path: '/desk', press: '?' },
    { name: 'palette', person: 'ding-wenlan', path: '/desk', press: 'Control+k' },
  ];
}

/** What nobody should enter, and somebody will: a script for a title, a name of forty characters, a letter of sixty thousand. */
export function hostilePagesOf({ script, long, name }: Awaited<ReturnType<typeof hostileCases>>): readonly PagePicture[] {
  return [
    { name: 'hostile-title', person: 'ding-wenlan', path: `/cases/${script}` },
    { name: 'hostile-list', person: 'ding-wenlan', path: '/desk/committee' },
    { name: 'hostile-letter', person: name, path: `/cases/${long}` },
    { name: 'hostile-judge', person: name, path: `/desk/judge/${long}` },
    { name: 'hostile-work', person: name, path: '/desk' },
  ];
}

/** Pictures that the pages of help show (`docs/help/pictures`), by their names. */
export function helpPicturesOf(cases: Cases): readonly PagePicture[] {
  return [
    { name: 'member', person: 'lin-zhiyuan', path: `/cases/${cases.replied}` },
    { name: 'committee', person: 'ding-wenlan', path: '/desk' },
    { name: 'office', person: 'lyu-shuqin', path: `/cases/${cases.filed}?act=dispatch` },
    { name: 'unit', person: 'lei-zhengyu', path: '/desk' },
    { name: 'unit-room', person: 'lei-zhengyu', path: '/desk/unit' },
    { name: 'reply', person: 'lei-zhengyu', path: `/desk/reply/${cases.inHandling}/a1` },
    { name: 'judge', person: 'lin-zhiyuan', path: `/desk/judge/${cases.replied}` },
    { name: 'committee-room', person: 'ding-wenlan', path: '/desk/committee' },
    { name: 'office-room', person: 'lyu-shuqin', path: '/desk/office' },
    { name: 'figures', person: 'lyu-shuqin', path: '/desk/figures' },
    { name: 'directory', person: 'han-shouzhuo', path: '/desk/directory?list=people&id=ding-wenlan' },
    { name: 'leader', person: 'feng-yijian', path: `/cases/${cases.replied}`, click: '核验全部记录' },
  ];
}
