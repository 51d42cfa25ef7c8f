/** A letter of an invented office, as some place lays it out, and what it says. */
export interface Layout {
  readonly name: string;
  readonly text: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
  readonly flags?: readonly string[];
}

/** Letters in further layouts: of party committees, companies and streets, with what people do to brackets, spaces, days and contact lines. */
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
  {
    name: 'a county, 届 without 第, meeting in Arabic figures, 回复, a leader with a post before the name',
    text: `青岚县农业农村局关于县政协10届3次会议第88号提案的回复
青农函〔2025〕66 号
（C类）
尊敬的令狐冲和委员、上官婉委员：
你们提出的《关于建设高标准农田排灌渠的提案》收悉。现回复如下：
受资金限制，该项目暂不具备实施条件。待上级资金下达后，我局将优先列入项目库。
分管领导：副局长 万俟良
承办科室：农田建设股
承 办 人：第五伦  联系电话：(0000)5550138
青岚县农业农村局
2025年7月1日
抄送：县政协提案委员会（2份），县政府督查室（1份）
（共印6份）`,
    says: {
      issuer: '青岚县农业农村局',
      number: '青农函〔2025〕66号',
      class: 'C',
      caseNumber: '88',
      session: { term: 10, meeting: 3 },
      to: ['令狐冲和', '上官婉'],
      matter: '关于建设高标准农田排灌渠的提案',
      leader: '万俟良',
      handler: '第五伦',
      phone: '(0000)5550138',
      copies: ['县政协提案委员会', '县政府督查室'],
      date: '2025-07-01',
    },
  },
  {
    name: 'a bureau of the city in the district, date before the signature, publicity and class side by side above',
    text: `公开方式：依申请公开　　办理结果类别：A类
澜州市公安局云澜分局
云公提复〔2026〕15号
关于区政协六届一次会议第 16 号（社会治安类）提案的复函
总工会界别委员小组：
你组提出的《关于面向新就业群体加强防范电信诈骗宣传的提案》收悉。现答复如下：
一、精准宣传。已走进站点四十次。二、技术防护。三、协同联动。
专此函复。
2026年4月27日
澜州市公安局云澜分局
联 系 人：雷正宇（治安大队）
联系电话：００００－５５５０１３９`,
    says: {
      issuer: '澜州市公安局云澜分局',
      number: '云公提复〔2026〕15号',
      class: 'A',
      publicity: '依申请公开',
      caseNumber: '16',
      to: ['总工会界别委员小组'],
      toKind: 'body',
      matter: '关于面向新就业群体加强防范电信诈骗宣传的提案',
      handler: '雷正宇',
      phone: '００００－５５５０１３９',
      date: '2026-04-27',
    },
  },
  {
    name: 'party leading group of a bureau, answer by 一是 alone, class in the title’s brackets, 印发 with copies counted',
    text: `中共云澜区教育局党组
关于区政协六届一次会议第23号提案的答复（B类）
云教党函〔2026〕1 号
白芷兰等 3 位委员:
您们提出的《关于加强中小学生心理健康服务的提案》已收悉,经局党组研究,现答复如下:
一是配齐教师。每校至少一名专职心理健康教师，2026年秋季开学前到位。
二是开好课程。
三是建好辅导室，年内建成二十间。
恳请您继续关心支持教育工作。
签发人:潘育华
联系人:崔立言  电话:0000-5550140
中共云澜区教育局党组
2026年4月30日
抄送:区委教育工作领导小组、区政协办公室。
中共云澜区教育局党组办公室    2026年4月30日印发（共印10份）`,
    says: {
      issuer: '中共云澜区教育局党组',
      number: '云教党函〔2026〕1号',
      class: 'B',
      caseNumber: '23',
      to: ['白芷兰'],
      etc: true,
      count: 3,
      matter: '关于加强中小学生心理健康服务的提案',
      signer: '潘育华',
      handler: '崔立言',
      phone: '0000-5550140',
      copies: ['区委教育工作领导小组', '区政协办公室'],
      printed: { by: '中共云澜区教育局党组办公室', on: '2026-04-30' },
      date: '2026-04-30',
    },
  },
  {
    name: 'a day with the letter O for 〇, issuer and title over three lines, class right of the number, 等4名委员',
    text: `澜州市云澜区卫生健康局文件
云卫提复〔2026〕12号        B类
─────────────────
澜州市云澜区卫生健康局
关于区政协六届一次会议第5号
提案的复函
方晓岚等4名委员：
你们在区政协六届一次会议上提出的《关于在公共场所普及自动体外除颤器的提案》收悉。现答复如下：
一、已开展的工作
（一）摸清底数。全区现有设备五十二台。
（二）开展培训。
二、下一步措施
（一）2026年8月底前完成二十台设备配置。
（二）建立巡检制度。
附件：1.设备分布表
      2.提案办理情况征询意见表
                    澜州市云澜区卫生健康局
                      二O二六年五月八日
主办领导：汪康宁　主办人：姜杏林　联系电话：0000-5550151
抄送：区政协办公室（3），区政协提案委（2），区政府督查室。
澜州市云澜区卫生健康局办公室　　2026年5月9日印发`,
    says: {
      issuer: '澜州市云澜区卫生健康局',
      number: '云卫提复〔2026〕12号',
      class: 'B',
      title: '澜州市云澜区卫生健康局关于区政协六届一次会议第5号提案的复函',
      caseNumber: '5',
      to: ['方晓岚'],
      etc: true,
      count: 4,
      matter: '关于在公共场所普及自动体外除颤器的提案',
      points: ['已开展的工作', '下一步措施'],
      promises: [{ text: '2026年8月底前完成二十台设备配置', by: '2026-08-31' }],
      leader: '汪康宁',
      handler: '姜杏林',
      phone: '0000-5550151',
      copies: ['区政协办公室', '区政协提案委', '区政府督查室'],
      printed: { by: '澜州市云澜区卫生健康局办公室', on: '2026-05-09' },
      date: '2026-05-08',
    },
  },
  {
    name: 'a day with zero for 〇, 提案号 in the opening, 函复单位 in the site’s table, English quotes',
    text: `函复单位：江屿市水利局
提案编号：第093号
江水函字[2024]第31号
关于市政协十届二次会议第093号提案办理情况的函
凌霄委员：
您好!您提出的"关于疏浚护城河的提案"(提案号：093)我局收悉,经认真研究,现答复如下:
1.关于资金。已争取专项资金三百万元。
2.关于工期。计划于2024年12月20日前完工。
顺祝工作顺利!
江屿市水利局
二0二四年六月十八日
联系人:江枫 手机:1380000****
答复分类:(B)`,
    says: {
      issuer: '江屿市水利局',
      number: '江水函字[2024]第31号',
      class: 'B',
      title: '关于市政协十届二次会议第093号提案办理情况的函',
      caseNumber: '093',
      session: { term: 10, meeting: 2 },
      to: ['凌霄'],
      matter: '关于疏浚护城河的提案',
      points: ['关于资金', '关于工期'],
      promises: [{ text: '计划于2024年12月20日前完工', by: '2024-12-20' }],
      handler: '江枫',
      phone: '1380000****',
      date: '2024-06-18',
    },
  },
  {
    name: 'a letter by e-mail: labels before everything, no head, salutation with a greeting, name of two offices that sign together',
    text: `文号：平教联〔2025〕17号
类别：A类
标题：关于区政协三届五次会议第120号提案的答复
收件人：蔺晨委员
蔺晨委员，您好：
您提出的关于扩建城东小学的提案收悉。经区教育局、区财政局共同研究，答复如下：
（1）扩建工程已于今年3月开工。
（2）预计2026年8月25日前交付使用。
感谢您对教育事业的关心。
平江区教育局　平江区财政局
2025年9月10日
经办人：卫青禾 办公电话：0000-5550153转802`,
    says: {
      number: '平教联〔2025〕17号',
      class: 'A',
      caseNumber: '120',
      session: { term: 3, meeting: 5 },
      to: ['蔺晨'],
      matter: '关于扩建城东小学的提案',
      promises: [{ text: '预计2026年8月25日前交付使用', by: '2026-08-25' }],
      handler: '卫青禾',
      phone: '0000-5550153转802',
      date: '2025-09-10',
    },
  },
  {
    name: 'a co-handler to the member, 市区 in brackets, only month and day spaced, letter closed by 此复',
    text: `澜州市生态环境局云澜分局
云环提函〔2026〕3号
澜州市生态环境局云澜分局关于区政协六届一次会议第14号提案的会办答复
程望舒委员：
您提出的《关于治理居民区餐饮油烟扰民问题的提案》收悉。该提案由区城市管理局主办，我局会办。现就涉及我局职责部分答复如下：
我局将配合主办单位开展油烟在线监测，2026 年 9 月 底 前 安装八十套。
此复。
澜州市生态环境局云澜分局
2026 年 3 月 2 日
抄送：区城市管理局`,
    says: {
      kind: 'co-handler-to-member',
      issuer: '澜州市生态环境局云澜分局',
      number: '云环提函〔2026〕3号',
      caseNumber: '14',
      to: ['程望舒'],
      matter: '关于治理居民区餐饮油烟扰民问题的提案',
      copies: ['区城市管理局'],
      date: '2026-03-02',
      promises: [{ text: '我局将配合主办单位开展油烟在线监测，2026年9月底前安装八十套', by: '2026-09-30' }],
    },
  },
  {
    name: 'a province: 省政协, five figures of number, 省直 office, 签发 without 人, headings in brackets with 是',
    text: `江北省人力资源和社会保障厅
江人社函〔2025〕208号                           A2

对省政协十三届三次会议第20250167号提案的答复

农工党江北省委会：
贵单位提出的《关于完善灵活就业人员参保的提案》（第20250167号）收悉，现会同省医保局答复如下：
一、主要做法。全省灵活就业人员参保达九十万人。
二、下一步考虑。将于2025年11月30日前出台实施意见。
衷心感谢贵单位对人社工作的关心！

江北省人力资源和社会保障厅
2025年8月6日

（信息公开选项：此件公开）
抄送：省政协提案委员会、省政府办公厅。`,
    says: {
      issuer: '江北省人力资源和社会保障厅',
      number: '江人社函〔2025〕208号',
      title: '对省政协十三届三次会议第20250167号提案的答复',
      caseNumber: '20250167',
      session: { term: 13, meeting: 3 },
      to: ['农工党江北省委会'],
      toKind: 'body',
      matter: '关于完善灵活就业人员参保的提案',
      points: ['主要做法', '下一步考虑'],
      promises: [{ text: '将于2025年11月30日前出台实施意见', by: '2025-11-30' }],
      copies: ['省政协提案委员会', '省政府办公厅'],
      date: '2025-08-06',
    },
  },
  {
    name: 'right-aligned by many spaces, full stops in titles, a line of stars, the addressee on the title’s line',
    text: `★★★★★★★★★★★★★★★★
            云澜区文化旅游体育局（函）
                              云文提复﹝2026﹞6号（A）
        关于区政协六届一次会议第20号提案的答复函
    罗 浩 然  委员 :
        您提出的《关于增设群众身边健身设施的提案》收悉，现答复如下:
        一是新建健身点。2026年国庆节前建成十五处。二是更换老旧器材。
        特此答复。
                              云澜区文化旅游体育局
                              2026年04月09日
        联系科室：群体科　　联系人：卢雅集　　联系电话：0000-5550156
        报送：区政府办公室 区政协提案委`,
    says: {
      issuer: '云澜区文化旅游体育局',
      number: '云文提复﹝2026﹞6号',
      class: 'A',
      title: '关于区政协六届一次会议第20号提案的答复函',
      caseNumber: '20',
      to: ['罗浩然'],
      matter: '关于增设群众身边健身设施的提案',
      handler: '卢雅集',
      phone: '0000-5550156',
      date: '2026-04-09',
      reports: ['区政府办公室', '区政协提案委'],
    },
  },
];
