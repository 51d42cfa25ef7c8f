import type { Line } from './source-text.ts';

/** Ends of names of bodies that write letters. */
const offices =
  '(?:局|厅|部|署|院|委|党组|办|会|处|所|站|馆|校|校区|学校|大学|学院|中心|公司|集团|大队|支队|总队|中队|分局|分公司|政府|公室|街道|镇|乡|村|银行|联社|总社|法院|检察院|工商联|总工会|妇联|团委|管委会|指挥部|办事处|林场|医院)';
/** A body by itself on a line: no verb, no address, no stop. */
export const officeLine = new RegExp(
  `^(?!.*(?:委员会第|次会议|您|你|我|的|关于|答复|复函|提案$))[\\u4e00-\\u9fff·()]{1,40}${offices}(?:\\((?:盖章|公章|章|印章|印)\\)|\\(代章\\))?$`,
  'u',
);

const figure = '[〇零一二三四五六七八九十Oo0]';
/** A whole day in any of the usual ways, spaces aside: 2026年5月8日, 二〇二六年五月八日, 2026-5-8, 2026.5.8, 2026/5/8. */
export const datePattern = `(?:(?<y1>\\d{4})年(?<m1>\\d{1,2})月(?<d1>\\d{1,2})(?:日|号)?|(?<y2>${figure}{4})年(?<m2>${figure}{1,3})月(?<d2>${figure}{1,3})日?|(?<y3>\\d{4})(?<sep>[-./])(?<m3>\\d{1,2})\\k<sep>(?<d3>\\d{1,2}))`;
const dateLine = new RegExp(`^(?:日期:|成文日期:|时间:)?${datePattern}(?:\\(?(?:盖章|公章|章|印章|印)\\)?)?[.。]?$`, 'u');
/** 年, 月 and 日 lost on the way: 2023522 stands for 2023-05-22. */
const lostDateLine = /^(?<year>(?:19|20)\d{2})(?<rest>\d{2,4})$/u;
const officeAndDate = new RegExp(
  `^(?<office>[\\u4e00-\\u9fff·()]{2,40}?${offices})(?:\\([^()]{1,4}\\))?[,,]?${datePattern}(?:\\(?章\\)?)?[。.]?$`,
  'u',
);
const printLine = /(?:印发|印制|印)[。.]?(?:\(?共印?\d+份\)?)?$/u;
const copyLine = /^(?:主送|抄送|抄报|报送|呈报|报|送|分送|发)(?:单位|机关)?:/u;
const contactLine =
  /^(?:\(|附:)?(?:[\u4e00-\u9fff]{0,8}(?:签发人|主办领导|分管领导|主管领导|负责人|责任人|领导|主办人|承办人|经办人|联系人|联络人|联络员|办理人|承办单位|联系单位|科室|处室|部门|联系方式|电话|手机|地址|邮编|邮政编码|传真|邮箱)(?:员)?(?:及(?:联系)?电话|及联系方式|姓名|签章|签字)?(?:\([^()]{1,12}\))?[:;]|(?:[\u4e00-\u9fff]{2,8}\/){1,3}[\u4e00-\u9fff]{0,4}(?:联系人|经办人|电话|联系方式):)/u;
/** 抄送 市政协提案委, 联系人 姜夔 5550161: a blank in the place of the colon. */
const bareCopies = /^(?:抄送|抄报|报送) (?=\p{Script=Han}{3})/u;
const bareContact = /^(?:联系人|承办人|经办人|主办人|联系电话|电话|签发人) (?=[\p{Script=Han}\d(])[^:]*$/u;
const closingLine =
  /^(?:主题词:|专此|特此|此致|此复|敬礼|以上答复|以上意见|以上复函|此复函|此答复|感谢|最后|再次感谢|衷心感谢|欢迎|诚挚|顺祝|祝)/u;
const attachmentLine = /^(?:附件|附)\d{0,2}[:]/u;
const feedbackLine = /^(?:委员|代表|提案人)?(?:反馈意见|征询意见|意见反馈|满意度|评价)/u;
const classLine = /^[(〔【[]?[A-D]类?[)〕】\]]?$|^(?:办理|办复|答复|答复件|办理结果|提案|结果)?(?:类别|类型|分类|结果|种类)(?:标识)?:/u;
const publicityLine = /公开/u;

/** Lines of the page around a letter, not of the letter: ways through the site, counts, buttons, neighbours, page numbers. */
const furniture = new RegExp(
  [
    '^(?:首页[/>]|当前位置|您?当前的?位置|您的位置|您现在的?位置|(?:上|下|前|后)一[篇条页则]|相关(?:链接|新闻|文档|阅读|信息)|扫一扫|分享到|责任编辑|版权所有|#|【字号|【打印|【关闭)',
    '^(?:索引号|组配分类|生成日期|成文日期|发文机关|发文字号|主题分类|公开方式|公开范围|公开形式|有效性|有效日期|体裁分类|发布机构|信息来源)',
    '^(?:来源|作者|发布|发布日期|发布时间|发布单位|发布人|信息发布|标题|名称|文号|浏览|浏览量|浏览次数|点击|点击量|点击数|阅读|访问量|编辑|审核|下载|字号|字体):',
    '^(?:返回|返回顶部|打印|打印本页|关闭|关闭窗口|分享|收藏|下载|字号|大中小|正文)$',
    '^(?:[-—─–~·]{0,3}\\d{1,3}[-—─–~·]{1,3}|第\\d{1,3}页(?:共\\d{1,3}页)?|[|]+)$',
  ].join('|'),
  'u',
);

export type LineKind =
  | 'furniture'
  | 'date'
  | 'lost-date'
  | 'office-and-date'
  | 'office'
  | 'print'
  | 'copies'
  | 'contact'
  | 'class'
  | 'publicity'
  | 'attachment'
  | 'closing'
  | 'feedback'
  | 'text';

/** What a line looks like by itself. */
export function kindOf({ tight, text }: Pick<Line, 'tight' | 'text'>): LineKind {
  if (tight.length > 120) return 'text';
  if (bareCopies.test(text)) return 'copies';
  if (tight.length <= 60 && bareContact.test(text)) return 'contact';
  if (dateLine.test(tight)) return 'date';
  if (printLine.test(tight) && /\d/u.test(tight)) return 'print';
  if (furniture.test(tight)) return 'furniture';
  if (lostDateLine.test(tight)) return 'lost-date';
  if (officeAndDate.test(tight)) return 'office-and-date';
  if (copyLine.test(tight)) return 'copies';
  if (contactLine.test(tight)) return 'contact';
  if (classLine.test(tight)) return 'class';
  if (attachmentLine.test(tight)) return 'attachment';
  if (feedbackLine.test(tight)) return 'feedback';
  if (officeLine.test(tight)) return 'office';
  if (publicityLine.test(tight) && tight.length <= 20) return 'publicity';
  return closingLine.test(tight) && tight.length <= 60 ? 'closing' : 'text';
}
