import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { stages } from '#core/case/stages.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { commandNames } from '#core/steps/commands.ts';
import type { Content } from '#core/case/content.ts';
import { aContent } from '#test/support/a-content.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { caseIn, dispatchBoth } from '#test/support/case-in.ts';
import { CaseStory } from '#test/support/case-story.ts';
import { fillForm } from '#test/support/fill-form.ts';
import { body } from '#test/support/product-in-memory.ts';

const term = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const named = { command: z.enum(commandNames), name: term, assignmentId: z.string().optional() };
const answer = z.object({
  actions: z.array(
    z.discriminatedUnion('possible', [
      z.strictObject({
        ...named,
        possible: z.literal(true),
        answers: z.array(z.string()),
        form: z.record(z.string(), z.unknown()),
        consequences: z.array(z.strictObject({ when: term.optional(), sentences: z.array(term).min(1) })),
        triedFirst: z.literal(true).optional(),
        lacks: term.optional(),
      }),
      z.strictObject({ ...named, possible: z.literal(false), why: term }),
    ]),
  ),
});

type Action = z.infer<typeof answer>['actions'][number];

// Within the window in which what was dispatched can be returned.
const now = '2026-03-10T02:00:00.000Z';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
});
afterEach(() => {
  vi.useRealTimers();
});

const isOfMerging: ReadonlySet<string | undefined> = new Set(['awaiting-dispatch', 'merged']);

async function told(story: CaseStory): Promise<ApiInMemory> {
  const api = await ApiInMemory.withDirectory();
  await api.product.tells(story);
  // The one it is merged with, or may be.
  if (isOfMerging.has(story.proposal.stage.name)) await api.product.tells(caseIn('awaiting-dispatch'), proposalKey(body, 'p2'));
  return api;
}

async function actionsOf(api: ApiInMemory, person: string): Promise<readonly Action[] | undefined> {
  const { status, body } = await api.ask(person, 'GET', '/v1/proposals/p1/actions');
  return status === 200 ? answer.parse(body).actions : undefined;
}

/** What giving the command comes to. */
async function tries(api: ApiInMemory, person: string, command: string, payload: unknown): Promise<number> {
  return (await api.ask(person, 'POST', `/v1/proposals/p1/commands/${command}`, { body: payload, key: api.freshKey() })).status;
}

/** What is said of a command before it is confirmed, as it is filled in. */
async function saidOf(api: ApiInMemory, person: string, command: string, payload: unknown): Promise<unknown> {
  return (await api.ask(person, 'POST', `/v1/proposals/p1/commands/${command}/consequences`, { body: payload })).body['consequences'];
}

const people = [...aDirectory().people.values()].filter(({ active }) => active).map(({ id }) => id);
const someBody = { reason: '另案提出。', opinion: '意见。', text: '正文。', class: 'B', result: '商定。', assignmentId: 'a1' };

describe.each(stages)('what people may do with a case %s', (stage) => {
  it.each(people)('is what the system takes from %s, and nothing else', async (person) => {
    const story = caseIn(stage);
    // What is refused, listed or foretold leaves nothing behind: one case serves for all of it, one of its own for what is done.
    const untouched = await told(story);
    const log = untouched.product.ledger.log(proposalKey(body, 'p1'));
    const actions = await actionsOf(untouched, person);
    for (const command of commandNames) {
      const own = (actions ?? []).filter((action) => action.command === command);
      for (const action of own) {
        if (action.possible) {
          expect([command, await tries(await told(story), person, command, filled(command, action.form))]).toEqual([command, 200]);
          const said =
            action.triedFirst === true ? await saidOf(untouched, person, command, filled(command, action.form)) : action.consequences;
          expect([command, said, action.lacks]).toEqual([command, expect.arrayContaining([expect.anything()]), undefined]);
        } else expect([command, action.why.zh]).toEqual([command, expect.stringMatching(/。$/u)]);
      }
      // What is not listed belongs to others, or the case does not exist for that person.
      if (own.length === 0)
        expect([command, [400, 403, 404]]).toEqual([command, expect.arrayContaining([await tries(untouched, person, command, someBody)])]);
    }
    expect(untouched.product.ledger.log(proposalKey(body, 'p1'))).toEqual(log);
  });
});

/** The simplest that its form takes; a proposal that is named has to be there. */
function filled(command: string, form: unknown): unknown {
  const simplest = fillForm(form);
  return command === 'merge' ? { ...Object(simplest), into: 'p2' } : simplest;
}

const answers = async (story: CaseStory, person: string) =>
  ((await actionsOf(await told(story), person)) ?? []).flatMap((one) => (one.possible ? [[one.command, ...one.answers]] : []));

const possible = async (story: CaseStory, person: string): Promise<string[]> =>
  ((await actionsOf(await told(story), person)) ?? []).filter((action) => action.possible).map(({ command }) => command);

describe('what is listed', () => {
  it('are the commands of the role, those that are possible first', async () => {
    expect(await possible(caseIn('in-review'), 'cao')).toEqual(['file', 'return-for-revision', 'decline']);
    expect(await possible(caseIn('in-review'), 'he')).toEqual(['file', 'return-for-revision', 'decline', 'remind']);
    expect(await possible(caseIn('in-review'), 'lin')).toEqual(['withdraw']);
    expect(await possible(caseIn('in-handling'), 'du')).toEqual(['dispatch', 'reassign', 'reassign', 'remind']);
    expect(await possible(caseIn('in-handling'), 'parks-clerk')).toEqual(['give-opinion', 'request-return']);
    const all = (await actionsOf(await told(caseIn('in-handling')), 'du')) ?? [];
    const flags = all.map((action) => action.possible);
    expect(flags).toEqual(flags.toSorted((a, b) => Number(b) - Number(a)));
  });

  it('begin with what answers the clock of hers that is due first, and say which', async () => {
    expect(await answers(caseIn('in-review'), 'cao')).toEqual([
      ['file', 'review'],
      ['return-for-revision', 'review'],
      ['decline', 'review'],
    ]);
    // The committee's clock is not the member's, though it would end with the case.
    expect(await answers(caseIn('in-review'), 'lin')).toEqual([['withdraw']]);
    expect(await answers(caseIn('in-handling'), 'parks-clerk')).toEqual([['give-opinion', 'a2.opinion'], ['request-return']]);
    expect(await answers(caseIn('awaiting-feedback'), 'lin')).toEqual([['give-feedback', 'feedback']]);
  });

  it('does not exist for whom the case does not exist', async () => {
    expect(await actionsOf(await told(caseIn('draft')), 'cao')).toBeUndefined();
    expect(await actionsOf(await told(caseIn('in-handling')), 'police-clerk')).toBeUndefined();
  });

  it('says why not, by the rule that forbids it', async () => {
    const actions = (await actionsOf(await told(caseIn('in-handling')), 'transport-clerk')) ?? [];
    const why = (command: string) => actions.flatMap((one) => (one.command === command && !one.possible ? [one.why.zh] : []));
    expect(why('issue-reply')).toEqual([expect.stringContaining('会办意见未齐')]);
    expect(why('give-opinion')).toEqual([expect.stringContaining('主办单位不提会办意见')]);
    expect(why('sign-for')).toEqual(['该承办项处于“办理中”状态，此时不能办理这一事项。']);
  });
});

const consequences = async (story: CaseStory, person: string, command: string) =>
  ((await actionsOf(await told(story), person)) ?? []).flatMap((one) =>
    one.possible && one.command === command
      ? one.consequences.map(({ when, sentences }) => [when?.zh ?? '', ...sentences.map(({ zh }) => zh)].join('｜'))
      : [],
  );

describe('the consequences of a command', () => {
  it('say which clocks begin and end, until when, and who is told', async () => {
    expect(await consequences(caseIn('in-review'), 'cao', 'file')).toEqual([
      '｜提案转入“待交办”阶段｜“交办”开始计时，期限为2026年3月24日（政府办公室）｜“审查立案”停止计时｜将通知政府办公室、提案委员',
    ]);
    expect(await consequences(caseIn('awaiting-dispatch'), 'du', 'dispatch')).toEqual([
      expect.stringMatching(
        /“办理答复”开始计时，期限为2026年6月10日（所选主办单位）.*“会办意见”开始计时，期限为2026年4月10日（所选会办单位）.*将通知所选主办单位、提案委员、所选会办单位$/u,
      ),
    ]);
  });

  it('are told apart where the command may be given in different ways', async () => {
    vi.setSystemTime('2026-04-20T02:00:00.000Z');
    expect(await consequences(caseIn('awaiting-feedback'), 'lin', 'give-feedback')).toEqual([
      '办理结果满意或基本满意时｜提案转入“办结”阶段｜“委员反馈”停止计时｜将通知云澜区交通运输局、提案委员',
      '办理结果不满意时｜提案转入“办理中”阶段｜“办理答复”开始计时，期限为2026年5月20日（云澜区交通运输局）｜“委员反馈”停止计时｜将通知云澜区交通运输局、提案委员',
    ]);
  });

  it('of a reassignment say what stays', async () => {
    const [toAnother] = await consequences(caseIn('in-handling'), 'du', 'reassign');
    expect(toAnother).toBe('改由其他单位承办｜将通知所选单位、云澜区交通运输局、提案委员｜原单位的签收继续有效｜办理期限不变');
  });
});

const submitOf = async (content: Content) => {
  const actions = (await actionsOf(await told(new CaseStory({}).begins('draft', content)), 'lin')) ?? [];
  return actions.find((one) => one.possible && one.command === 'submit');
};

describe('what is lacking', () => {
  it('is said of a joint draft that names nobody, which cannot be submitted as it is', async () => {
    const alone = await submitOf(aContent({ kind: 'joint' }));
    expect(alone).toMatchObject({ consequences: [], lacks: { zh: '联名提案须有联名人。请填写联名委员，或改为个人提案。' } });
    expect(await submitOf(aContent({ kind: 'joint', coSigners: ['shen'] }))).not.toHaveProperty('lacks');
  });
});

const formOf = async (story: CaseStory, person: string, command: string) =>
  ((await actionsOf(await told(story), person)) ?? []).find((one) => one.possible && one.command === command);

describe('a form', () => {
  it('has a label in both languages for every field, and the choices of the moment', async () => {
    const action = await formOf(caseIn('in-review'), 'cao', 'decline');
    expect(action).toMatchObject({
      form: {
        properties: {
          reasonCode: {
            title: '不予立案理由',
            titleEn: 'reason',
            oneOf: expect.arrayContaining([{ const: 'academic', title: '属于学术研讨', titleEn: 'an academic discussion' }]),
          },
          explanation: { title: '说明', maxLength: 2000 },
        },
        required: ['reasonCode'],
      },
    });
  });

  it('names the assignment it is for', async () => {
    const story = caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth);
    expect(await formOf(story, 'parks-clerk', 'sign-for')).toMatchObject({ form: { properties: { assignmentId: { const: 'a2' } } } });
  });

  it.each(commandNames)('of %s leaves no field without its label', async (command) => {
    const unlabelled: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, part] of Object.entries(value)) {
        if (key === 'properties' && typeof part === 'object' && part !== null) {
          for (const [field, schema] of Object.entries(part)) if (!('titleEn' in Object(schema))) unlabelled.push(`${path}.${field}`);
        }
        visit(part, `${path}.${key}`);
      }
    };
    const { formOf: makeForm } = await import('#core/actions/form.ts');
    visit(makeForm(command, {}), command);
    expect(unlabelled).toEqual([]);
  });
});
