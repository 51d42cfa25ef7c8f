import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusalOfFault } from '#core/steps/attachments/commands.ts';
import { refusalOfLetterFault } from '#functions/render-letter/text-of-upload.ts';
import { ownRefusalTexts } from '#tools/texts/own-refusal-texts.ts';
import { refusalTexts as shared } from '#core/steps/refusals.ts';
import type { RefusalName } from '#core/steps/refusals.ts';
import { commandTerms } from '#core/steps/texts.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { webhookUrlFaults } from '#core/webhook/lane/webhook-failure.ts';
import { problemOf } from '#functions/platform/http/problem-of.ts';
import { problemSchema } from '#functions/platform/http/problem.ts';
import { InvalidRequest } from '#functions/platform/http/check.ts';

interface Thrown {
  readonly file: string;
  readonly name: RefusalName;
  readonly facts: readonly string[];
}

/** Some are told by one function alone. */
const refusalTexts = new Map([...shared, ...ownRefusalTexts]);
const root = new URL('../../../../', import.meta.url);
const sources = ['core', 'functions'].flatMap((room) =>
  readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${room}/${file}`),
);

/** Every refusal that any source makes, with the facts it carries. */
const thrown: readonly Thrown[] = sources.flatMap((file) =>
  [...readFileSync(new URL(file, root), 'utf8').matchAll(/new Refusal\(\s*'(\w+)'(?:,\s*\{([^}]*)\})?/g)].map(([, name, facts = '']) => ({
    file,
    name: name as RefusalName,
    facts: facts.split(',').flatMap((fact) => /^\s*(\w+)/.exec(fact)?.[1] ?? []),
  })),
);

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, fact]) => fact!);

beforeEach(() => void vi.spyOn(console, 'log').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

describe('the catalogue of problems', () => {
  it('knows every refusal that is thrown anywhere', () => {
    expect(thrown.length).toBeGreaterThan(40);
    expect(thrown.filter(({ name }) => !refusalTexts.has(name))).toEqual([]);
  });

  it('has no entry that nobody throws', () => {
    // Checks of requests end in the one; addresses of receivers are refused by the name of what is wrong with them.
    const byFault = [...Object.values(refusalOfFault), ...Object.values(refusalOfLetterFault)];
    const names = new Set<string>([...thrown.map(({ name }) => name), 'InvalidRequestError', ...webhookUrlFaults, ...byFault]);
    expect([...refusalTexts.keys()].filter((name) => !names.has(name))).toEqual([]);
  });

  it('each throw carries the facts that its text tells', () => {
    const lacking = thrown.flatMap(({ file, name, facts }) => {
      const { zh, en } = refusalTexts.get(name)!.todo;
      return placeholders(`${zh} ${en}`)
        .filter((fact) => !facts.includes(fact))
        .map((fact) => `${file}: ${name} without ${fact}`);
    });
    expect(lacking).toEqual([]);
  });

  it.each([...refusalTexts])(
    '%s says what it is and what to do, in both languages, with the same facts',
    (name, { status, title, todo }) => {
      expect(name).toMatch(/^[A-Z]\w+Error$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      for (const text of [title.zh, todo.zh]) expect(text).toMatch(/\p{Script=Han}/u);
      for (const text of [title.en, todo.en]) expect(text).not.toMatch(/\p{Script=Han}/u);
      expect(todo.zh).toMatch(/。$/);
      expect(todo.en).toMatch(/\.$/);
      expect(
        placeholders(todo.zh)
          // What has an English of its own is a fact of its own.
          .filter((fact) => !todo.en.includes(`{${fact}}`) && !todo.en.includes(`{${fact}En}`))
          .sort(),
      ).toEqual([]);
    },
  );

  it('gives each its own stable type', () => {
    const types = [...refusalTexts.keys()].map((name) => problemOf(new Refusal(name as RefusalName), undefined, ownRefusalTexts).type);
    expect(new Set(types).size).toBe(types.length);
    expect(problemOf(new Refusal('VersionConflictError')).type).toBe('urn:proposal-pipeline:problem:version-conflict');
  });
});

describe('a refusal', () => {
  it.each(thrown.map((one) => [one.name, one] as const))('%s is told without a gap', (_name, { name, facts }) => {
    const filled = Object.fromEntries(facts.map((fact, index) => [fact, index % 2 === 0 ? `fact-${fact}` : ['one', 'two']]));
    const problem = problemOf(new Refusal(name, filled), undefined, ownRefusalTexts);
    expect(problemSchema.parse(problem)).toEqual(problem);
    expect(`${problem.detail}${problem.detailEn}`).not.toMatch(/\{\w+\}/);
    expect(problem.status).toBe(refusalTexts.get(name)?.status);
  });

  it('lists are told as a reader lists them, an empty one as nothing', () => {
    const { detail, detailEn } = problemOf(new Refusal('CommandNotLegalError', { command: 'file', legal: ['dispatch', 'withdraw'] }));
    expect([detail, detailEn]).toEqual([
      '现在可以办理：交办、撤回。',
      `Possible now: ${commandTerms.dispatch.en}, ${commandTerms.withdraw.en}.`,
    ]);
    expect(problemOf(new Refusal('CommandNotLegalError', { legal: [] })).detail).toBe('现在可以办理：无。');
  });

  it('of a request tells each fault by its path', () => {
    const fault = { path: 'title', message: '不能为空', messageEn: 'must not be empty' };
    expect(problemOf(new InvalidRequest([fault]))).toMatchObject({
      status: 400,
      type: 'urn:proposal-pipeline:problem:invalid-request',
      errors: [fault],
    });
  });
});

describe('anything else that is thrown', () => {
  it.each([
    new TypeError('canary: x is not a function'),
    new Refusal('NobodyKnowsError' as string as RefusalName, { secret: 'canary' }),
    'canary',
    undefined,
  ])('%s is a fault of ours: told without a word of it', (error) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status: 500, type: 'urn:proposal-pipeline:problem:internal' });
    expect(JSON.stringify(problem)).not.toContain('canary');
    expect(problem.detail).toContain('Idempotency-Key');
  });

  it('is logged by name', () => {
    problemOf(new TypeError('why'));
    expect(JSON.parse(vi.mocked(console.log).mock.calls[0]![0])).toEqual({
      level: 'error',
      message: 'unexpected',
      error: 'TypeError',
      why: 'why',
    });
  });
});
