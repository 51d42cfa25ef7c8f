/** A letter of an invented office, as some place lays it out, and what it says. */
export interface Layout {
  readonly name: string;
  readonly text: string;
  readonly says: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
  readonly flags?: readonly string[];
}

/** Letters as people type them and sites show them: days with the letter O, labels before everything, posts before names, copies counted. */
export const layoutsAsTyped: readonly Layout[] = [
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
  {
    name: 'blanks for colons, a party and a member together, number and marks in one line below the title',
    text: `江屿市财政局关于对市政协九届五次会议第215号提案的答复
江财函[2025]40号   B类   主动公开
民革江屿市委员会、宋词委员：
《关于加强国有资产管理的提案》收悉，现答复如下。
一是摸清家底。
二是2025年12月前建成平台。
江屿市财政局
二〇二五年七月三十一日
抄送 市政协提案委、市政府办公室
联系人 姜夔 电话 0000-5550161`,
    says: {
      issuer: '江屿市财政局',
      number: '江财函[2025]40号',
      class: 'B',
      publicity: '主动公开',
      caseNumber: '215',
      to: ['民革江屿市委员会', '宋词'],
      matter: '关于加强国有资产管理的提案',
      handler: '姜夔',
      phone: '0000-5550161',
      copies: ['市政协提案委', '市政府办公室'],
      date: '2025-07-31',
      promises: [{ text: '二是2025年12月前建成平台', by: '2025-12-31' }],
    },
  },
  {
    name: 'full stops of English, a signature below the attachments alone, a quarter without 第',
    text: `[A]
平卫健提〔2024〕9号

关于平江区政协三届四次会议
第7号提案答复的函

鲁迅风 委员:
您提出的“关于家庭医生签约的提案”收悉.现答复如下:
一、已完成签约率达75%.
二、计划明年一季度末前达到80%.

附件:征询意见表

平江区卫生健康局
2024/8/9
联系电话:5550162(办公室)
抄送:区政协办 区府办`,
    says: {
      issuer: '平江区卫生健康局',
      number: '平卫健提〔2024〕9号',
      class: 'A',
      title: '关于平江区政协三届四次会议第7号提案答复的函',
      caseNumber: '7',
      to: ['鲁迅风'],
      matter: '关于家庭医生签约的提案',
      points: ['已完成签约率达75%', '计划明年一季度末前达到80%'],
      promises: [{ text: '计划明年一季度末前达到80%', by: '2025-03-31' }],
      phone: '5550162',
      copies: ['区政协办', '区府办'],
      date: '2024-08-09',
    },
  },
];
