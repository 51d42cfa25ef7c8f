import type { sampleCases } from './sample-cases.ts';

type Cases = Awaited<ReturnType<typeof sampleCases>>;

/** A page to be looked at: who sees it, and where. */
export interface PagePicture {
  readonly name: string;
  readonly person: string;
  readonly path: string;
  /** Pressed before the picture is taken. */
  readonly press?: string;
  /** Written into its text boxes, in their order. */
  readonly fill?: readonly string[];
}

const written = [
  '关于增设社区图书角的提案',
  '我区建成社区党群服务中心四十二个，多数配有阅览桌椅，但图书陈旧、无人管理，周末不开放。老人和放学后的孩子就近看书不便，区图书馆总馆又不在步行范围内。',
  '依托党群服务中心设图书角，由区图书馆统一配送、按季更换。',
];

/** Every page of the desk; a new one gets its line. */
export function pagesOf(cases: Cases): readonly PagePicture[] {
  return [
    { name: 'work-committee', person: 'ding-wenlan', path: '/desk' },
    { name: 'work-unit', person: 'lei-zhengyu', path: '/desk' },
    { name: 'work-nothing', person: 'feng-yijian', path: '/desk' },
    { name: 'cases', person: 'ding-wenlan', path: '/desk/cases' },
    { name: 'write', person: 'shen-ruoxi', path: '/desk/write', fill: written },
    { name: 'case-review', person: 'ding-wenlan', path: `/cases/${cases.inReview}` },
    { name: 'case-return', person: 'ding-wenlan', path: `/cases/${cases.inReview}?act=return-for-revision` },
    { name: 'case-dispatch', person: 'lyu-shuqin', path: `/cases/${cases.filed}?act=dispatch` },
    { name: 'case-units', person: 'lei-zhengyu', path: `/cases/${cases.atUnits}` },
    { name: 'case-replied', person: 'lin-zhiyuan', path: `/cases/${cases.replied}` },
    { name: 'case-feedback', person: 'lin-zhiyuan', path: `/cases/${cases.replied}?act=give-feedback` },
    { name: 'case-not-yours', person: 'he-jingshu', path: `/cases/${cases.replied}` },
    { name: 'unit', person: 'lei-zhengyu', path: '/desk/unit' },
    { name: 'unit-nothing', person: 'ren-zhucheng', path: '/desk/unit' },
    { name: 'reply-empty', person: 'lei-zhengyu', path: `/desk/reply/${cases.atUnits}/a1` },
    { name: 'reply-written', person: 'lei-zhengyu', path: `/desk/reply/${cases.inHandling}/a1` },
    { name: 'judge', person: 'lin-zhiyuan', path: `/desk/judge/${cases.replied}` },
    { name: 'keys', person: 'ding-wenlan', path: '/desk', press: '?' },
    { name: 'palette', person: 'ding-wenlan', path: '/desk', press: 'Control+k' },
  ];
}
