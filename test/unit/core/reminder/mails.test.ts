import { describe, expect, it } from 'vitest';
import { clockKinds } from '#core/contracts/clock-kinds.ts';
import { contentSchema } from '#core/contracts/content.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Scope } from '#core/proposal/decide-alarms.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';
import { mailFooter, mailTexts, silenceTerms } from '#core/reminder/mail-texts.ts';
import type { MailKind } from '#core/reminder/mail-texts.ts';
import { mailsFor } from '#core/reminder/mails.ts';
import type { Mail } from '#core/reminder/mails.ts';
import { aClock } from '#test/support/a-clock.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { aReply, anOpinion, caseIn, dispatchBoth, dissatisfied, satisfied } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';

/** The mails of what the act recorded, all in one commit. */
function mailsOf(story: CaseStory, act: (story: CaseStory) => unknown, directory = story.directory): Mail[] {
  const before = story.entries.length;
  act(story);
  const events = story.entries.slice(before).map(({ event }) => event);
  return mailsFor(story.proposal, { seq: 9, at: story.now, events }, { directory, policy: story.policy });
}

const sounds =
  (scope: Scope = {}) =>
  (story: CaseStory): unknown =>
    story.sounds(scope);
const sounding = (story: CaseStory, at: string, scope?: Scope): Mail[] => mailsOf(story.at(at), sounds(scope));
const dispatched = (): CaseStory => caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
const theReturn = { assignmentId: 'a1', reason: '非本局职责。', suggestedUnitId: 'police' };
const asked = (): CaseStory => dispatched().does('request-return', theReturn);
const title = '《关于完善云澜湖环湖步道照明的提案》';

interface Notice {
  readonly mails: () => Mail[];
  readonly to: readonly string[];
  readonly subject: string;
  readonly zh: string;
  readonly en: string;
}

const notices: Readonly<Record<MailKind, Notice>> = {
  reminder: {
    mails: () => sounding(caseIn('in-handling'), '2026-05-26T01:00:00.000Z', { assignmentId: 'a1' }),
    to: ['transport-clerk'],
    subject: `【提案催办】第46号${title} 办理答复（剩7天）`,
    zh: `您负责的提案第46号${title}“办理答复”期限为2026-06-02（剩7天），请及时办理。`,
    en: 'Proposal No. 46: "reply" is due on 2026-06-02 (7 day(s) left).',
  },
  'overdue-unit': {
    mails: () =>
      sounding(caseIn('in-handling'), '2026-06-03T01:00:00.000Z', { assignmentId: 'a1' }).filter(({ kind }) => kind === 'overdue-unit'),
    to: ['transport-leader'],
    subject: `【提案逾期】第46号${title} 办理答复（逾期1天）`,
    zh: `贵单位承办的提案第46号${title}“办理答复”期限为2026-06-02，逾期1天，请督促经办人员办理。`,
    en: 'Proposal No. 46: "reply" of your unit was due on 2026-06-02 (1 day(s) overdue). Please see to it.',
  },
  'overdue-office': {
    mails: () =>
      sounding(caseIn('in-handling'), '2026-06-03T01:00:00.000Z', { assignmentId: 'a1' }).filter(({ kind }) => kind === 'overdue-office'),
    to: ['transport-leader', 'du'],
    subject: `【提案督办】第46号${title} 办理答复（逾期1天）`,
    zh: `提案第46号${title}“办理答复”期限为2026-06-02，责任方：云澜区交通运输局，逾期1天，请督促办理。`,
    en: 'Proposal No. 46: "reply" of Yunlan District Transport Bureau was due on 2026-06-02 (1 day(s) overdue). Please press for it.',
  },
  'overdue-leader': {
    mails: () => sounding(caseIn('in-review'), '2026-03-06T01:00:00.000Z').filter(({ kind }) => kind === 'overdue-leader'),
    to: ['he'],
    subject: `【提案领导督办】（未编号）${title} 审查立案（逾期10天）`,
    zh: `提案（未编号）${title}“审查立案”期限为2026-02-24，责任方：曹慎之，逾期10天，现转请您督办，本件已列入您的待办。`,
    en: 'Proposal (not numbered yet): "review" of Cao Shenzhi was due on 2026-02-24 (10 day(s) overdue). It is now on your desk.',
  },
  silence: {
    mails: () =>
      sounding(caseIn('in-handling').sounds({ assignmentId: 'a2' }), '2026-04-17T16:00:00.000Z', { assignmentId: 'a2' }).filter(
        ({ kind }) => kind === 'silence',
      ),
    to: ['parks-clerk'],
    subject: `【提案逾期处理】第46号${title} 会办意见`,
    zh: `提案第46号${title}“会办意见”期限（2026-04-02）已过，未收到处理，系统已按办理规则自动处理：会办意见缺席，主办单位可先行答复。`,
    en: 'Proposal No. 46: "co-handling opinion" (due 2026-04-02) passed in silence; the rules took effect by themselves.',
  },
  assigned: {
    mails: () =>
      mailsOf(caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z'), (story) =>
        story.does('dispatch', { lead: { unitId: 'transport' } }),
      ),
    to: ['transport-clerk'],
    subject: `【提案交办】第46号${title} 主办`,
    zh: `提案第46号${title}已交云澜区交通运输局主办，办理答复期限为2026-06-02，请先签收。`,
    en: 'Proposal No. 46 is dispatched to Yunlan District Transport Bureau; reply is due on 2026-06-02. Please sign for it.',
  },
  'return-requested': {
    mails: () => mailsOf(dispatched(), (story) => story.does('request-return', theReturn)),
    to: ['du'],
    subject: `【申请退办】第46号${title} 云澜区交通运输局`,
    zh: `云澜区交通运输局申请退办提案第46号${title}，理由：非本局职责。请于2026-03-09前审定。`,
    en: 'Yunlan District Transport Bureau asks to return proposal No. 46. Please decide by 2026-03-09.',
  },
  'return-granted': {
    mails: () => mailsOf(asked(), (story) => story.does('decide-return', { assignmentId: 'a1', granted: true })),
    to: ['transport-clerk'],
    subject: `【同意退办】第46号${title}`,
    zh: `贵单位退办提案第46号${title}的申请已获同意。`,
    en: 'Your request to return proposal No. 46 is granted.',
  },
  'return-refused': {
    mails: () => mailsOf(asked(), (story) => story.does('decide-return', { assignmentId: 'a1', granted: false, reason: '属本局职责。' })),
    to: ['transport-clerk'],
    subject: `【不同意退办】第46号${title}`,
    zh: `贵单位退办提案第46号${title}的申请未获同意，请继续办理。理由：属本局职责。`,
    en: 'Your request to return proposal No. 46 is refused; please handle it.',
  },
  'revision-requested': {
    mails: () =>
      mailsOf(caseIn('in-review').at('2026-01-20T02:00:00.000Z'), (story) =>
        story.does('return-for-revision', { opinion: '建议不够具体' }),
      ),
    to: ['lin'],
    subject: `【提案退回修改】（未编号）${title}`,
    zh: `您的提案${title}需要修改补充，审查意见：建议不够具体。请于2026-02-10前重新提交。`,
    en: 'Your proposal needs revision. Please submit it again by 2026-02-10.',
  },
  declined: {
    mails: () => mailsOf(caseIn('in-review'), (story) => story.does('decline', { reasonCode: 'academic' })),
    to: ['lin'],
    subject: `【提案不予立案】（未编号）${title}`,
    zh: `您的提案${title}经审查不予立案，理由：属于学术研讨。`,
    en: 'Your proposal was not filed; the reason is given above.',
  },
  filed: {
    mails: () => mailsOf(caseIn('awaiting-number'), (story) => story.numbers()),
    to: ['lin'],
    subject: `【提案立案】第46号${title}`,
    zh: `您的提案${title}已立案，编号第46号，将交有关单位办理。`,
    en: 'Your proposal is filed as No. 46 and will be dispatched.',
  },
  'opinion-given': {
    mails: () => mailsOf(caseIn('in-handling'), (story) => story.does('give-opinion', anOpinion)),
    to: ['transport-clerk'],
    subject: `【会办意见】第46号${title} 云澜区园林绿化局`,
    zh: `云澜区园林绿化局已就提案第46号${title}提出会办意见。`,
    en: 'Yunlan District Parks Bureau has given its opinion on proposal No. 46.',
  },
  'opinion-lapsed': {
    mails: () =>
      sounding(caseIn('in-handling'), '2026-05-06T02:00:00.000Z', { assignmentId: 'a2' }).filter(({ kind }) => kind === 'opinion-lapsed'),
    to: ['transport-clerk'],
    subject: `【会办意见缺席】第46号${title} 云澜区园林绿化局`,
    zh: `云澜区园林绿化局逾期未就提案第46号${title}提出会办意见，主办单位可先行答复。`,
    en: 'Yunlan District Parks Bureau gave no opinion on proposal No. 46 in time; you may reply without it.',
  },
  reply: {
    mails: () =>
      mailsOf(caseIn('in-handling').does('give-opinion', anOpinion).at('2026-04-15T02:00:00.000Z').does('issue-reply', aReply), (story) =>
        story.numbers('a1'),
      ),
    to: ['lin'],
    subject: `【提案复函】第46号${title} 云交提复〔2026〕47号`,
    zh: `云澜区交通运输局已答复您的提案第46号${title}（云交提复〔2026〕47号）。请于2026-05-09前反馈意见。`,
    en: 'Yunlan District Transport Bureau has replied to your proposal No. 46. Please judge the reply by 2026-05-09.',
  },
  redo: {
    mails: () => mailsOf(caseIn('awaiting-feedback').at('2026-04-20T02:00:00.000Z'), (story) => story.does('give-feedback', dissatisfied)),
    to: ['transport-clerk'],
    subject: `【提案重新办理】第46号${title} 第1轮`,
    zh: `委员对提案第46号${title}的办理结果不满意，请重新办理并于2026-05-20前再次答复（第1轮）。`,
    en: 'The member did not accept the result of proposal No. 46. Please handle it again and reply by 2026-05-20.',
  },
  consultation: {
    mails: () =>
      mailsOf(caseIn('awaiting-feedback', { policy: { ...defaultPolicy, redo: { rounds: 0 } } }).at('2026-04-20T02:00:00.000Z'), (story) =>
        story.does('give-feedback', dissatisfied),
      ),
    to: ['song'],
    subject: `【提案协商督办】第46号${title}`,
    zh: `提案第46号${title}经多轮办理委员仍不满意，请组织面对面协商并于2026-05-20前记录结果。`,
    en: 'Proposal No. 46 goes to face-to-face consultation; please record its result by 2026-05-20.',
  },
  closed: {
    mails: () =>
      mailsOf(caseIn('awaiting-feedback'), (story) => story.does('give-feedback', { ...satisfied, comment: dissatisfied.comment })),
    to: ['transport-clerk'],
    subject: `【提案办结】第46号${title}`,
    zh: `贵单位主办的提案第46号${title}已办结：答复类别B，委员满意。`,
    en: 'Proposal No. 46, which you led, is closed: class B, the member is satisfied.',
  },
};

const kinds = Object.keys(mailTexts) as MailKind[];

describe.each(kinds)('a %s mail', (kind) => {
  const { mails, to, subject, zh, en } = notices[kind];
  const sent = mails();

  it('goes to those it concerns', () => {
    expect(sent.map((mail) => [mail.kind, mail.to.personId, mail.to.email])).toEqual(to.map((id) => [kind, id, `${id}@yunlan.example`]));
  });

  it('says in Chinese and in English what happened and by when', () => {
    for (const mail of sent) {
      expect(mail.subject).toBe(subject);
      expect(mail.text).toBe(`${mail.to.name}：\n\n${zh}\n\n${en}\n\n--\n${mailFooter.zh}\n${mailFooter.en}\n`);
    }
  });

  it('carries no text of the proposal, an opinion, a reply or a judgement', () => {
    const secrets = [aContent().matter, ...aContent().suggestions, anOpinion.text, aReply.text, dissatisfied.comment];
    for (const mail of sent) for (const secret of secrets) expect(`${mail.subject}\n${mail.text}`).not.toContain(secret);
  });

  it('has a subject of one line', () => {
    for (const mail of sent) expect(mail.subject).not.toMatch(/\p{Cc}/u);
  });
});

describe('a title', () => {
  it.each(['甲\n乙', '甲\r乙', '甲\r\nBcc: all@yunlan.example', '甲\u0000乙', '甲\u0085乙'])(
    'that could end a header is refused where it comes in: %j',
    (bad) => {
      expect(contentSchema.safeParse(aContent({ title: bad })).success).toBe(false);
    },
  );

  it('loses line ends around it', () => {
    expect(contentSchema.parse(aContent({ title: '\r\n甲\r\n' })).title).toBe('甲');
  });
});

const overdue = (changes = {}) =>
  mailsOf(caseIn('in-revision', { directory: aDirectory(changes) }).at('2026-02-11T01:00:00.000Z'), sounds()).find(
    ({ kind }) => kind === 'overdue-office',
  );
const numbers = (told: CaseStory): unknown => told.numbers();

describe('a reminder', () => {
  it.each([
    ['2026-06-02T01:00:00.000Z', '今天到期', 'due today'],
    ['2026-06-05T01:00:00.000Z', '逾期3天', '3 day(s) overdue'],
  ])('at %s says %s', (at, zh, en) => {
    const [mail] = sounding(caseIn('in-handling').at('2026-06-01T12:00:00.000Z').sounds({ assignmentId: 'a1' }), at, {
      assignmentId: 'a1',
    });
    expect(mail?.subject).toContain(`（${zh}）`);
    expect(mail?.text).toContain(`(${en})`);
  });

  it('names a person without an English name as written, and nobody where nobody is left', () => {
    expect(overdue()?.text).toContain('of 林若溪 was due');
    expect(overdue({ lin: { active: false } })?.text).toContain('责任方：，');
  });
});

describe('mails', () => {
  it('go to nobody who has no address or is no longer active', () => {
    const { email: _, ...withoutAddress } = aDirectory().people.get('lin')!;
    const people = new Map(aDirectory().people).set('lin', withoutAddress);
    expect(mailsOf(caseIn('awaiting-number'), numbers, { ...aDirectory(), people })).toEqual([]);
    expect(mailsOf(caseIn('awaiting-number'), numbers, aDirectory({ lin: { active: false } }))).toEqual([]);
  });

  it('have keys of their own within the proposal', () => {
    const mails = sounding(caseIn('in-handling'), '2026-06-13T01:00:00.000Z', { assignmentId: 'a1' });
    expect(mails.map(({ key }) => key)).toEqual(['9.0.transport-clerk', '9.1.transport-leader', '9.1.du', '9.2.song']);
    const both = mailsOf(caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z'), (story) => story.does('dispatch', dispatchBoth));
    expect(both.map(({ key, subject }) => [key, subject.slice(-2)])).toEqual([
      ['9.1.transport-clerk', '主办'],
      ['9.4.parks-clerk', '会办'],
    ]);
  });

  it('of an opinion go to the lead there is, not to one that returned the case', () => {
    const withoutLead = asked().does('decide-return', { assignmentId: 'a1', granted: true }).does('sign-for', { assignmentId: 'a2' });
    expect(mailsOf(withoutLead, (story) => story.does('give-opinion', anOpinion))).toEqual([]);
    const nextLead = asked()
      .does('decide-return', { assignmentId: 'a1', granted: true, redispatchTo: 'police' })
      .does('sign-for', { assignmentId: 'a2' });
    expect(mailsOf(nextLead, (story) => story.does('give-opinion', anOpinion)).map(({ to }) => to.personId)).toEqual(['police-clerk']);
  });

  it('of a close say how it came about', () => {
    const silent = sounding(caseIn('awaiting-feedback'), '2026-07-01T00:00:00.000Z').find(({ kind }) => kind === 'closed');
    expect(silent?.text).toContain('，委员未反馈。');
    const consulted = mailsOf(caseIn('in-consultation'), (story) => story.does('record-consultation', { result: '【协商】已谈妥。' }));
    expect(consulted.map(({ kind, text }) => [kind, text.includes('，经协商督办。'), text.includes('谈妥')])).toEqual([
      ['closed', true, false],
    ]);
  });

  it('of a refusal give its reason only where there is one', () => {
    const silent = mailsOf(asked().at('2026-03-16T16:00:00.000Z'), sounds({ assignmentId: 'a1' })).find(
      ({ kind }) => kind === 'return-refused',
    );
    expect(silent?.text).toContain('请继续办理。\n');
  });

  it('are none for what concerns nobody else', () => {
    expect(mailsOf(dispatched(), (story) => story.does('sign-for', { assignmentId: 'a1' }))).toEqual([]);
  });

  it('name what the directory no longer has by its id, and what the policy no longer has by its code', () => {
    const units = new Map(aDirectory().units);
    units.delete('transport');
    const [mail] = mailsOf(
      caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z'),
      (story) => story.does('dispatch', { lead: { unitId: 'transport' } }),
      { ...aDirectory(), units },
    );
    expect(mail?.text).toContain('已交transport主办');
    const story = caseIn('in-review').records([{ type: 'ProposalDeclined', reasonCode: 'local-7' }]);
    const [declined] = mailsFor(
      story.proposal,
      { seq: 1, at: story.now, events: [{ type: 'ProposalDeclined', reasonCode: 'local-7' }] },
      story,
    );
    expect(declined?.text).toContain('理由：local-7。');
  });

  it('do without what the log does not have', () => {
    const { proposal, directory, policy, now } = caseIn('in-review');
    const mails = (events: Parameters<typeof mailsFor>[1]['events']): Mail[] =>
      mailsFor(proposal, { seq: 1, at: now, events }, { directory, policy });
    expect(mails([{ type: 'AlarmSounded', clockId: 'a7.reply', rule: 'due-day', action: 'remind', covers: [] }])).toEqual([]);
    expect(mails([{ type: 'OpinionGiven', assignmentId: 'a7', text: '会办意见。' }])).toEqual([]);
    expect(mails([{ type: 'ConsultationOpened' }])[0]?.text).toContain('请组织面对面协商并于前记录结果');
  });

  it('of silence say how it was taken, for every way there is', () => {
    for (const kind of clockKinds) {
      const story = new CaseStory().begins().records([{ type: 'ClockOpened', clock: aClock(kind, { id: 'x' }) }]);
      const events: ProposalEvent[] = [{ type: 'AlarmSounded', clockId: 'x', rule: 'silence', action: 'silence', covers: [] }];
      const [mail] = mailsFor(story.proposal, { seq: 1, at: story.now, events }, story);
      expect(mail?.text).toContain(silenceTerms[story.policy.silence[kind].outcome]);
    }
  });
});
