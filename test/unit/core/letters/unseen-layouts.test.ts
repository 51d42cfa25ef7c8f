import { describe, expect, it } from 'vitest';
import { readLetter } from '#core/letters/read/read-letter.ts';

interface Layout {
  readonly name: string;
  readonly text: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly flags?: readonly string[];
}

/** The fields as plain values. */
function valuesOf(text: string): Record<string, unknown> {
  const { fields, flags } = readLetter(text);
  return {
    ...Object.fromEntries(Object.entries(fields).map(([name, found]) => [name, found.value])),
    number: fields.number?.value.text,
    to: fields.addressees?.value.names,
    etc: fields.addressees?.value.etc,
    count: fields.addressees?.value.count,
    toKind: fields.addressees?.value.kind,
    flags: flags.map(({ kind }) => kind),
  };
}

const layouts: readonly Layout[] = [
  {
    name: 'the file form with class above the title, number with its brackets, print line',
    text: `澜州市云澜区经济和信息化局文件

云经信提复〔2026〕42号
A类

澜州市云澜区经济和信息化局关于
区政协六届一次会议第17号提案的复函

许承泽委员：
您在区政协六届一次会议上提出的《关于扶持小微工厂改造的建议》收悉，由区政府转交我局办理。感谢您的关心，现答复如下：
一、关于设立改造资金的建议
2025年以来，依据《云澜区工业条例》（云政发〔2021〕21号），已安排资金。一是…；二是…。
二、关于上门诊断的建议
拟于2026年10月底前完成首批二十家诊断。
以上答复如有不妥，敬请批评指正。
再次感谢您对工业工作的支持。
主办领导：白泊舟
主办人：南宫信    联系电话：0000-5550101

抄送：区政协办公室、区政协提案委员会、
区政府督查室。
澜州市云澜区经济和信息化局          2026年5月8日印发
`,
    says: {
      issuer: '澜州市云澜区经济和信息化局',
      number: '云经信提复〔2026〕42号',
      class: 'A',
      title: '澜州市云澜区经济和信息化局关于区政协六届一次会议第17号提案的复函',
      caseNumber: '17',
      session: { term: 6, meeting: 1 },
      to: ['许承泽'],
      matter: '关于扶持小微工厂改造的建议',
      leader: '白泊舟',
      handler: '南宫信',
      phone: '0000-5550101',
      copies: ['区政协办公室', '区政协提案委员会', '区政府督查室'],
      printed: { by: '澜州市云澜区经济和信息化局', on: '2026-05-08' },
      promises: [{ text: '拟于2026年10月底前完成首批二十家诊断', by: '2026-10-31' }],
    },
  },
  {
    name: 'half-width brackets, class in brackets behind the number, several members each with 委员',
    text: `平江建复[2019]19号(B类)
关于区政协三届二次会议第0153号提案办理情况的复函
张望之委员、李听涛委员：
你们提出的“关于老旧小区加装电梯的建议”已收悉。现将办理情况答复如下：
(一)关于资金问题。每部补助二十万元。
(二)关于审批问题。实行联合审查。
此致
敬礼！
平江区住房和城乡建设局(盖章)
二〇一九年六月三日
联 系 人：王小明   电  话：0000-5550122`,
    says: {
      number: '平江建复[2019]19号',
      class: 'B',
      caseNumber: '0153',
      session: { term: 3, meeting: 2 },
      to: ['张望之', '李听涛'],
      matter: '关于老旧小区加装电梯的建议',
      issuer: '平江区住房和城乡建设局',
      date: '2019-06-03',
      handler: '王小明',
      phone: '0000-5550122',
    },
  },
  {
    name: 'full-width round brackets and figures, a mark of publicity, no colon, class at the end',
    text: `（此件公开发布）
云卫函（２０２２）第８号
关于对政协云澜区第五届委员会第一次会议第Ｄ０２２号提案的答复意见
尊敬的欧阳问渠委员
您提出的《关于改善村医待遇的提案》收悉，现答复如下：
已列入计划，明年6月底前兑现。
云澜区卫生健康局
2022.7.9
办复类别：C类（因条件所限）
联系人及电话：钱多多 13000000000`,
    says: {
      number: '云卫函（２０２２）第８号',
      publicity: '公开发布',
      caseNumber: 'D022',
      session: { term: 5, meeting: 1 },
      to: ['欧阳问渠'],
      class: 'C',
      date: '2022-07-09',
      issuer: '云澜区卫生健康局',
      handler: '钱多多',
      phone: '13000000000',
      promises: [{ text: '已列入计划，明年6月底前兑现', by: '2023-06-30' }],
    },
    flags: ['salutation-unusual'],
  },
  {
    name: 'a party as proposer, class as 〔A〕, 主送 and 报',
    text: `云澜区教育局
云教提函〔2024〕007号　　签发人：施行远
〔A〕　〔公开〕
云澜区教育局对区政协七届三次会议第20240118号提案的答复函
民盟云澜区总支部委员会：
贵委提出的《关于落实〈双减〉的提案》（第20240118号）已交我局研究办理。现函复如下：
1.课后服务全覆盖。
2.校外机构年底前清理完毕。
特此函复。
云澜区教育局
2024年3月31日
（联系人：牧野；联系电话：0000—5550111，5550112）
报：区政府办公室。
抄送：区政协提案委；区委统战部。
附件：提案办理征询意见表`,
    says: {
      issuer: '云澜区教育局',
      number: '云教提函〔2024〕007号',
      signer: '施行远',
      class: 'A',
      publicity: '公开',
      caseNumber: '20240118',
      to: ['民盟云澜区总支部委员会'],
      toKind: 'body',
      matter: '关于落实〈双减〉的提案',
      handler: '牧野',
      phone: '0000—5550111',
      reports: ['区政府办公室'],
      copies: ['区政协提案委', '区委统战部'],
      date: '2024-03-31',
      promises: [{ text: '校外机构年底前清理完毕', by: '2024-12-31' }],
    },
  },
  {
    name: 'the whole letter in one line',
    text: `江屿市交通运输局文件 江交函〔2021〕33号 B类 江屿市交通运输局关于市政协四届五次会议第56号提案的答复 鲍望舒委员：您提出的《关于增开夜班公交的建议》收悉，现答复如下：一、关于线路。已开通两条夜班线。二、关于站牌。计划2021年11月底前完成三十处站牌更换。感谢您的关心。江屿市交通运输局 2021年8月2日 联系人：仲长风 联系电话：0000-5550166 抄送：市政协提案委`,
    says: {
      issuer: '江屿市交通运输局',
      number: '江交函〔2021〕33号',
      class: 'B',
      title: '江屿市交通运输局关于市政协四届五次会议第56号提案的答复',
      caseNumber: '56',
      to: ['鲍望舒'],
      date: '2021-08-02',
      handler: '仲长风',
      phone: '0000-5550166',
      copies: ['市政协提案委'],
      promises: [{ text: '计划2021年11月底前完成三十处站牌更换', by: '2021-11-30' }],
    },
  },
  {
    name: 'OCR spaces between all signs, a page number in between, an impossible day',
    text: `云 澜 区 水 利 局 文 件
云 水 提 复 〔 2 0 2 5 〕 5 号
A 类
关 于 区 政 协 六 届 二 次 会 议 第 9 号 提 案 的 复 函
顾 文 澜 委 员 ：
您 提 出 的 《 关 于 清 淤 的 建 议 》 收 悉 ， 现 答 复 如 下 ：
一 、 关 于 东 河 清 淤
定 于 9 月 31 日 前 完 成 。
- 1 -
云 澜 区 水 利 局
2 0 2 5 年 4 月 1 日`,
    says: {
      number: '云水提复〔2025〕5号',
      class: 'A',
      caseNumber: '9',
      to: ['顾文澜'],
      matter: '关于清淤的建议',
      issuer: '云澜区水利局',
      date: '2025-04-01',
    },
    flags: ['impossible-date'],
  },
  {
    name: 'masked names, 等N位 with a Chinese figure, neighbours and the proposal text behind the letter',
    text: `首页 > 建议提案 > 正文
关于区政协五届四次会议提案：第25号——《关于夜市管理的建议》的答复
字号：[大 中 小]
张某某等三位委员：
您们所提《关于夜市管理的建议》收悉。经研究，现回复如下：
首先，划定三处夜市。其次，统一摊位样式。
专此答复
青岚县城市管理局
2020-05-06
承办人：李** 联系电话：138****0000
附：提案原文
关于夜市管理的建议
白鹭洲等委员
2020年1月5日
建议划定夜市。
上一篇：青岚县公安局关于县政协五届四次会议第26号提案的答复
下一篇：没有了`,
    says: {
      title: '关于区政协五届四次会议提案：第25号——《关于夜市管理的建议》的答复',
      caseNumber: '25',
      to: ['张某某'],
      etc: true,
      count: 3,
      matter: '关于夜市管理的建议',
      issuer: '青岚县城市管理局',
      date: '2020-05-06',
      handler: '李**',
      phone: '138****0000',
    },
    flags: ['masked'],
  },
  {
    name: 'a table of the site, a letter to deputies with a proposal named a suggestion, a name of a minority',
    text: `标题：关于对市人大代表建议第12号的答复
索引号：X00012 发文字号：江农字〔2023〕9号 成文日期：2023年9月31日
关于市八届人大三次会议第12号建议的答复
阿依古丽·买买提代表：
您提出的关于推广节水灌溉的建议收悉，现答复如下：
已完成五千亩。
江屿市农业农村局
2023年9月30日`,
    says: {
      number: '江农字〔2023〕9号',
      caseNumber: '12',
      to: ['阿依古丽·买买提'],
      matter: '关于推广节水灌溉的建议',
      issuer: '江屿市农业农村局',
      date: '2023-09-30',
    },
    flags: ['wrong-honorific', 'suggestion-of-deputies'],
  },
  {
    name: 'co-handler with its opinion to the lead, not public',
    text: `云澜区财政局
关于区政协六届一次会议第33号提案的协办意见
区民政局：
顾文澜委员提出的《关于助餐的建议》收悉，现提出协办意见如下：
一、资金已列入预算。
联系人：甘棠，电话5550170
公开属性：不予公开
云澜区财政局
2026年6月1日`,
    says: {
      kind: 'opinion',
      toKind: 'lead-unit',
      to: ['区民政局'],
      publicity: '不予公开',
      handler: '甘棠',
      issuer: '云澜区财政局',
      date: '2026-06-01',
    },
  },
];

describe('layouts of other places', () => {
  it.each(layouts)('$name', ({ text, says, flags = [] }) => {
    const values = valuesOf(text);
    const told = Object.fromEntries(Object.keys(says).map((name) => [name, values[name]]));
    expect(told).toEqual(says);
    for (const flag of flags) expect(values['flags']).toContain(flag);
  });
});
