import { layoutsAsTyped } from './layouts-as-typed.ts';
import type { Layout } from './layouts-as-typed.ts';

/** Letters in further layouts: of party committees, companies and streets, and with what people do to brackets, days and contact lines. */
export const furtherLayouts: readonly Layout[] = [
  {
    name: 'a department of a party committee, class in corner brackets, a day in Chinese figures with spaces',
    text: `中共云澜区委宣传部
云宣函［２０２６］１１号　　　　　　　　　　　　【Ａ类】

中共云澜区委宣传部
关于区政协六届一次会议第 31 号 提 案 的 答 复

周 慕 白 委 员：
　　您在区政协六届一次会议上提出的《关于用好老戏台的提案》（第31号）收悉。经商区文化旅游体育局，现答复如下：
　　一、关于修缮老戏台。一是摸清底数，登记老戏台十七处；二是分批修缮，今年修六处。
　　二、关于开展演出。我部拟于2026年9月20日前编制演出计划。
　　感谢您对宣传思想文化工作的关心和支持！

　　　　　　　　　　　　　　中共云澜区委宣传部
　　　　　　　　　　　　　　二 〇 二 六 年 五 月 八 日
（联系人：闻人语；联系电话：0000-5550131）
抄送：区政协提案委员会，区文化旅游体育局`,
    says: {
      kind: 'reply',
      issuer: '中共云澜区委宣传部',
      number: '云宣函［２０２６］１１号',
      class: 'A',
      title: '中共云澜区委宣传部关于区政协六届一次会议第 31 号 提 案 的 答 复',
      session: { term: 6, meeting: 1 },
      caseNumber: '31',
      to: ['周慕白'],
      matter: '关于用好老戏台的提案',
      points: ['关于修缮老戏台', '关于开展演出'],
      promises: [{ text: '我部拟于2026年9月20日前编制演出计划', by: '2026-09-20' }],
      handler: '闻人语',
      phone: '0000-5550131',
      copies: ['区政协提案委员会', '区文化旅游体育局'],
      date: '2026-05-08',
    },
  },
  {
    name: 'a united front department that answers a party, 贵总支, contacts as a table of the site',
    text: `发文机关：中共江屿市委统一战线工作部
发文字号：江统复〔2025〕4号
成文日期：2025年6月12日
对市政协十届四次会议第A016号党派提案的答复
民进江屿市总支委员会：
贵总支提出的“关于加强民办幼儿园师资建设的提案”已收悉，我部会同市教育局进行了认真研究。现将有关情况答复如下。
（一）基本情况
全市现有民办幼儿园四十一所。
（二）下一步工作
力争2025年底前完成轮训。
中共江屿市委统一战线工作部
2025年6月12日
承办人：步月
联系方式：0000-5550132`,
    says: {
      kind: 'reply',
      issuer: '中共江屿市委统一战线工作部',
      number: '江统复〔2025〕4号',
      title: '对市政协十届四次会议第A016号党派提案的答复',
      session: { term: 10, meeting: 4 },
      caseNumber: 'A016',
      to: ['民进江屿市总支委员会'],
      toKind: 'body',
      matter: '关于加强民办幼儿园师资建设的提案',
      points: ['基本情况', '下一步工作'],
      promises: [{ text: '力争2025年底前完成轮训', by: '2025-12-31' }],
      handler: '步月',
      phone: '0000-5550132',
      date: '2025-06-12',
    },
  },
  {
    name: 'signature before the contacts in one line with slashes, class in the tail, print line with a comma',
    text: `云澜水务集团有限公司文件
云水集复（2026）7 号
签发人：龙润泽
关于区政协第六届委员会第一次会议
第０１２号提案办理情况的答复
高远山委员：
您提出的“关于加快老旧供水管网改造的提案”收悉。感谢您对供水工作的关心。现将办理情况答复如下：
1、摸排情况。辖区内运行二十年以上的管网共38公里。
2、改造安排。今年6月30日前完成一期12公里，2027年3月底前完成二期。
3、水质监测。每月公布一次。
云澜水务集团有限公司
2026年4月15日
办理结果：B
承办部门/联系人/电话：管网部/江一苇/0000－5550133
主题词：供水 管网 提案 答复
抄报：区人民政府；区政协。
云澜水务集团有限公司办公室，2026年4月16日印`,
    says: {
      issuer: '云澜水务集团有限公司',
      number: '云水集复（2026）7号',
      signer: '龙润泽',
      class: 'B',
      title: '关于区政协第六届委员会第一次会议第０１２号提案办理情况的答复',
      session: { term: 6, meeting: 1 },
      caseNumber: '012',
      to: ['高远山'],
      points: ['摸排情况', '改造安排', '水质监测'],
      handler: '江一苇',
      phone: '0000－5550133',
      reports: ['区人民政府', '区政协'],
      printed: { by: '云澜水务集团有限公司办公室', on: '2026-04-16' },
      date: '2026-04-15',
    },
  },
  {
    name: 'class before the number in one line with the head, members with their sectors, 你们',
    text: `A 平江区城市管理局  平城管提〔二〇二四〕３号
关于区政协三届四次会议第58、59号提案的复函
白芷兰（医药卫生界）、叶清和（共青团和青联）委员：
你们提出的《关于治理餐饮油烟的提案》《关于规范夜间烧烤的提案》收悉，现并案答复如下：
一是加密巡查，二是划定区域，三是设立投诉电话。
平江区城市管理局
2024.5.6
联系人：石敢当    电话：5550134`,
    says: {
      issuer: '平江区城市管理局',
      number: '平城管提〔二〇二四〕３号',
      class: 'A',
      title: '关于区政协三届四次会议第58、59号提案的复函',
      caseNumber: '58',
      session: { term: 3, meeting: 4 },
      to: ['白芷兰', '叶清和'],
      matter: '关于治理餐饮油烟的提案',
      handler: '石敢当',
      phone: '5550134',
      date: '2024-05-06',
    },
    flags: ['several-cases'],
  },
  {
    name: 'no title: number, salutation and body alone, with 收悉 and a lost signature',
    text: `云交提复〔2026〕18号
顾明川委员：
关于您在区政协六届一次会议上提出的第7号提案《关于优化城北片区公交微循环线路的提案》，现答复如下：
首先，感谢您的建议。其次，我局将于2026年7月底前开通两条微循环线路。
2026年4月20日`,
    says: {
      number: '云交提复〔2026〕18号',
      session: { term: 6, meeting: 1 },
      caseNumber: '7',
      to: ['顾明川'],
      matter: '关于优化城北片区公交微循环线路的提案',
      promises: [{ text: '其次，我局将于2026年7月底前开通两条微循环线路', by: '2026-07-31' }],
      date: '2026-04-20',
    },
    missing: ['title', 'class', 'issuer', 'copies', 'printed', 'phone', 'handler'],
  },
  {
    name: 'a co-handler’s opinion in the letter form, to a lead, with several offices copied over two lines',
    text: `云澜区住房和城乡建设局

云建提会〔2026〕5号

关于区政协六届一次会议
第6号提案的会办意见

区经济和信息化局：
许承泽委员提出的《关于加快居民区新能源汽车充电设施建设的提案》收悉。经研究，提出如下会办意见：
一、新建小区按车位的三成预留。
二、老旧小区结合改造安排，请贵局牵头制定布点方案。
特此函告。

　　　　　　　　　　　　云澜区住房和城乡建设局
　　　　　　　　　　　　　　　2026年2月26日

经 办 人：任筑成    联系电话：0000-5550135
抄送：区政协提案委员会、区政府督查室、
　　　区城市管理局。`,
    says: {
      kind: 'opinion',
      issuer: '云澜区住房和城乡建设局',
      number: '云建提会〔2026〕5号',
      title: '关于区政协六届一次会议第6号提案的会办意见',
      caseNumber: '6',
      to: ['区经济和信息化局'],
      toKind: 'lead-unit',
      matter: '关于加快居民区新能源汽车充电设施建设的提案',
      points: ['新建小区按车位的三成预留', '老旧小区结合改造安排，请贵局牵头制定布点方案'],
      handler: '任筑成',
      phone: '0000-5550135',
      copies: ['区政协提案委员会', '区政府督查室', '区城市管理局'],
      date: '2026-02-26',
    },
  },
  {
    name: 'an English comma and colon, angle brackets round the year, 答复类别 behind the contacts, 邮编',
    text: `江屿市民政局
江民复<2023>21号
关于对市政协九届二次会议第166号提案的答复
慕容雪,司徒南委员:
  您们提出的"关于发展社区老年食堂的建议"收悉,现答复如下:
  一.已建成情况
  全市已建成老年食堂六十二家.
  二.下一步打算
  2023年10月31日前再建成十家.
  江屿市民政局
  2023-6-5
  主管领导:秋水长 承办人:南风起 电话:0000-5550136 邮编:000000
  答复类别:B类`,
    says: {
      issuer: '江屿市民政局',
      number: '江民复<2023>21号',
      class: 'B',
      caseNumber: '166',
      session: { term: 9, meeting: 2 },
      to: ['慕容雪', '司徒南'],
      matter: '关于发展社区老年食堂的建议',
      points: ['已建成情况', '下一步打算'],
      promises: [{ text: '2023年10月31日前再建成十家', by: '2023-10-31' }],
      leader: '秋水长',
      handler: '南风起',
      phone: '0000-5550136',
      date: '2023-06-05',
    },
  },
  {
    name: 'a site that puts its own name, a source and a time above, and repeats the title as a heading',
    text: `云澜区人民政府门户网站
首页 > 政务公开 > 建议提案办理
云市监提复〔2026〕9号关于区政协六届一次会议第44号提案的答复
发布时间：2026-06-02 09:15  来源：云澜区市场监督管理局  浏览次数：36  字体：[大][中][小]
云澜区市场监督管理局关于区政协六届一次会议第44号提案的答复
云市监提复〔2026〕9号
温如玉委员：
您提出的《关于整治校园周边食品的提案》（区政协六届一次会议第44号）收悉，现将办理情况答复如下：
一、加强巡查。开学以来检查商户一百二十三户次。
二、严格准入。
三、健全机制。与教育、城管部门每季度开展一次联合检查。
以上答复您是否满意，请在征询意见表上注明。
云澜区市场监督管理局
2026年5月29日
（公开属性：主动公开）
打印本页 关闭窗口
上一篇：云澜区民政局关于区政协六届一次会议第4号提案的答复`,
    says: {
      issuer: '云澜区市场监督管理局',
      number: '云市监提复〔2026〕9号',
      title: '云澜区市场监督管理局关于区政协六届一次会议第44号提案的答复',
      caseNumber: '44',
      publicity: '主动公开',
      to: ['温如玉'],
      matter: '关于整治校园周边食品的提案',
      points: ['加强巡查', '严格准入', '健全机制'],
      date: '2026-05-29',
    },
  },
  {
    name: 'a street office, 各位委员 named with a dash after the date line, a class with 类 first, seal in square brackets',
    text: `望澜街道办事处关于区政协六届一次会议第10号
提案的答复函
望街函〔2026〕2号                        类别：A
严守一委员：
　　您好！您提出的关于整治电动自行车飞线充电的提案收悉。我街道高度重视，现将办理情况函复如下：
　　（一）加大宣传力度。发放告知书三千份。
　　（二）增设充电设施。预计2026年6月底前新增充电口二百个。
　　特此函复，欢迎继续提出宝贵意见。
　　云澜区望澜街道办事处（公章）
　　二〇二六年四月十一日
　　办理人员：侯邻里，联系方式：0000 5550137
　　送：区政协办公室，区政府办公室`,
    says: {
      issuer: '云澜区望澜街道办事处',
      number: '望街函〔2026〕2号',
      class: 'A',
      title: '望澜街道办事处关于区政协六届一次会议第10号提案的答复函',
      caseNumber: '10',
      to: ['严守一'],
      matter: '关于整治电动自行车飞线充电的提案',
      points: ['加大宣传力度', '增设充电设施'],
      promises: [{ text: '预计2026年6月底前新增充电口二百个', by: '2026-06-30' }],
      handler: '侯邻里',
      date: '2026-04-11',
      copies: ['区政协办公室', '区政府办公室'],
    },
  },
  ...layoutsAsTyped,
];
