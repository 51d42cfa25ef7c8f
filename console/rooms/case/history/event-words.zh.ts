import type { EventFacts } from './event-facts.ts';

const more = (label: string, words: string): string => (words === '' ? '' : `${label}：${words}`);
/** What people wrote may end in a full stop of its own. */
const joined = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part, index, { length }) => (index < length - 1 ? part.replace(/[。；]$/u, '') : part))
    .join('；');
const edited = (event: EventFacts): string => (event.has('paragraphs') ? '对文稿作了修改' : '');

/** What an entry of the record says beside what was done; empty where that says it all. */
export const zh = {
  ProposalDrafted: () => '存为草稿',
  ProposalSubmitted: () => '',
  ProposalResubmitted: () => '提案内容有修改',
  ProposalWithdrawn: (event: EventFacts) =>
    joined(event.isSet('bySilence') ? '逾期未修改，视为撤回' : '', more('理由', event.text('reason'))),
  RevisionRequested: (event: EventFacts) => more('审查意见', event.text('opinion')),
  ProposalDeclined: (event: EventFacts) => joined(more('说明', event.text('explanation')), more('转为', event.value('referral'))),
  ProposalFiled: () => '',
  CaseNumberAssigned: (event: EventFacts) => `案号：第${event.text('text')}号`,
  ProposalMerged: (event: EventFacts) => joined(`并入第${event.text('caseNumber')}号提案`, more('理由', event.text('reason'))),
  MergeUndone: (event: EventFacts) => joined('解除并案，单独办理', more('理由', event.text('reason'))),
  ProposalTakenIn: (event: EventFacts) => `第${event.text('caseNumber')}号提案并入本件`,
  ProposalLetGo: () => '一件并入的提案改为单独办理',
  ProposalDispatched: (event: EventFacts) => more('交办意见', event.text('opinion')),
  UnitAssigned: (event: EventFacts) =>
    joined(`${event.unit('unitId')}（${event.text('role') === 'lead' ? '主办' : '会办'}）`, more('交办通知', event.text('notice'))),
  SignedFor: (event: EventFacts) => `${event.share}${event.isSet('deemed') ? '逾期未签收，视同签收' : '已签收'}`,
  ReturnRequested: (event: EventFacts) =>
    joined(`${event.share}申请退办`, more('理由', event.text('reason')), more('建议改交', event.unit('suggestedUnitId'))),
  ReturnGranted: (event: EventFacts) => joined(`同意${event.share}退办`, more('理由', event.text('reason'))),
  ReturnRefused: (event: EventFacts) =>
    joined(
      event.isSet('bySilence') ? `逾期未审定，${event.share}继续办理` : `不同意${event.share}退办`,
      more('理由', event.text('reason')),
    ),
  AssignmentReassigned: (event: EventFacts) =>
    joined(
      `由${event.unit('fromUnitId')}改交${event.unit('unitId')}`,
      more('理由', event.text('reason')),
      more('交办通知', event.text('notice')),
    ),
  AssignmentRecalled: (event: EventFacts) => joined(`收回${event.share}的承办项`, more('理由', event.text('reason'))),
  OpinionGiven: (event: EventFacts) => `${event.share}已提会办意见`,
  OpinionLapsed: (event: EventFacts) => `${event.share}逾期未提会办意见`,
  OpinionNumbered: (event: EventFacts) => `会办意见文号：${event.text('text')}`,
  DraftSubmitted: (event: EventFacts) => `${event.share}复函送审，${event.text('class')}类`,
  Countersigned: (event: EventFacts) => joined(`${event.unit('unitId')}已会签`, edited(event), more('意见', event.text('comment'))),
  CountersignLapsed: (event: EventFacts) => `${event.unit('unitId')}逾期未会签，视为同意`,
  DraftChecked: (event: EventFacts) => joined(`${event.share}核稿通过`, edited(event), more('意见', event.text('comment'))),
  DraftReturned: (event: EventFacts) => joined(`${event.unit('unitId')}退回拟稿`, more('理由', event.text('reason'))),
  ReplySigned: (event: EventFacts) => joined(`${event.share}领导已签发`, more('意见', event.text('comment'))),
  SignedForReview: (event: EventFacts) => joined(`${event.share}领导已签发，送政府办审核`, more('意见', event.text('comment'))),
  ReplyReviewed: (event: EventFacts) =>
    joined('复函审核通过', more('类别改为', event.text('class')), more('理由', event.text('reason')), more('意见', event.text('comment'))),
  ReplySentBack: (event: EventFacts) => joined('复函审核退回', more('理由', event.text('reason'))),
  LetterSealed: (event: EventFacts) => `复函留底，查验码：${event.text('checkCode')}`,
  ReplyIssued: (event: EventFacts) => `${event.share}答复，${event.text('class')}类`,
  LetterNumberAssigned: (event: EventFacts) => `复函文号：${event.text('text')}`,
  CorrectionSigned: (event: EventFacts) =>
    joined(
      `${event.share}签发更正函，更正${event.text('corrects')}`,
      more('原复函', event.text('mistake')),
      more('原因', event.text('reason')),
    ),
  CorrectionNumbered: (event: EventFacts) => `更正函文号：${event.text('text')}，更正${event.text('corrects')}`,
  PublicationAnswered: (event: EventFacts) =>
    joined(
      event.isSet('consents') ? '同意公开答复' : '不同意公开答复',
      more('理由', event.text('reason')),
      event.isSet('byLink') ? '凭邮件链接' : '',
    ),
  ReplyPublished: (event: EventFacts) => `公开答复${event.text('number')}`,
  PublicationWithdrawn: (event: EventFacts) =>
    joined(
      `撤回公开${event.text('number')}`,
      more('理由', event.text('reason')),
      event.isSet('consentWithdrawn') ? '提案人不再同意公开' : '',
      more('更正该答复且不主动公开的复函', event.text('correctedBy')),
    ),
  FeedbackGiven: (event: EventFacts) =>
    joined(
      more('对工作态度', event.value('attitude')),
      more('对办理结果', event.value('result')),
      event.isSet('late') ? '逾期反馈' : '',
      event.isSet('byLink') ? '凭邮件链接' : '',
    ),
  FeedbackLapsed: () => '逾期未反馈',
  RedoOpened: (event: EventFacts) => `${event.share}第${event.text('round')}次重新办理`,
  KeyCaseMarked: (event: EventFacts) =>
    joined('列为重点提案', more('领办领导', event.text('ledBy')), more('督办领导', event.text('followedBy'))),
  KeyCaseUnmarked: (event: EventFacts) => joined('不再列为重点提案', more('理由', event.text('reason'))),
  CoSignerLeft: (event: EventFacts) => `${event.person('personId')}退出联名`,
  AuthorSucceeded: (event: EventFacts) => `提案人由${event.person('formerId')}变更为${event.person('authorId')}`,
  AuthorLeft: (event: EventFacts) => `${event.person('authorId')}已不再担任委员`,
  ConsultationOpened: () => '转入协商督办',
  ConsultationRecorded: (event: EventFacts) => more('协商结果', event.text('result')),
  ClockOpened: (event: EventFacts) => `“${event.clock}”开始计时，期限${event.day('clock.deadline.dueOn')}`,
  AlarmSounded: (event: EventFacts) => `“${event.clock}”：${alarms[event.text('action')] ?? '提醒'}`,
  PutOnDesk: (event: EventFacts) => `“${event.clock}”逾期，报请督办领导`,
  DeadlineMoved: (event: EventFacts) => `“${event.clock}”期限改为${event.day('deadline.dueOn')}`,
  DocumentNumbered: (event: EventFacts) => `制发${event.text('text')}`,
  RemindedByHand: (event: EventFacts) => joined(`催办“${event.clock}”`, more('附言', event.text('note'))),
  FileAttached: (event: EventFacts) => joined(event.share, `附件《${event.text('name')}》`),
  FileRemoved: (event: EventFacts) => joined(event.share, more('理由', event.text('reason'))),
  ProposalClosed: (event: EventFacts) => more('办结', event.outcome),
} as const;

const alarms: Readonly<Record<string, string>> = {
  remind: '提醒承办人',
  'unit-leader': '告知单位负责人',
  office: '告知政府办',
  leader: '告知督办领导',
  forewarn: '预告到期处理',
  silence: '期限已过，按规定处理',
};
