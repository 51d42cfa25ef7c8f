import { describe, expect, it } from 'vitest';
import { ApiFault } from '#console/api-fault.ts';
import { faultMessage } from '#console/fault-message.ts';
import { UnexpectedAnswerError } from '#console/json-cursor.ts';
import { SignInFault } from '#console/sign-in-fault.ts';

const problem = (status: number, bodies: readonly string[] = []) =>
  new ApiFault({ is: 'problem', status, title: { zh: '题', en: 'title' }, detail: { zh: '说明', en: 'detail' }, bodies });

describe('what a fault means to the reader', () => {
  it('names the account to somebody whose case it is not, and offers another', () => {
    const { title, sentences, cures } = faultMessage(problem(404), '雷正宇');
    expect(title.zh).toBe('题');
    expect(sentences.map(({ zh }) => zh)).toEqual(['说明', expect.stringContaining('“雷正宇”')]);
    expect(cures).toEqual(['sign-in-as-other']);
  });

  it('leaves the account out where it is not known', () => {
    expect(faultMessage(problem(403), undefined).sentences).toHaveLength(1);
  });

  it.each([
    ['a token that has run out', new ApiFault({ is: 'signed-out' }), ['sign-in'], '登录已失效'],
    ['an API that does not answer', new ApiFault({ is: 'unreachable' }), ['reload'], '暂时无法连接提案系统'],
    ['an API that is busy', problem(503), ['reload'], '题'],
    ['several bodies', problem(400, ['990112', '990113']), [{ body: '990112' }, { body: '990113' }], '您属于多个机构'],
    ['a sign-in that was refused', new SignInFault('refused'), ['sign-in'], '登录没有完成'],
    ['an old answer to a sign-in', new SignInFault('not-asked'), ['sign-in'], '这次登录已失效'],
    ['an answer of another version', new UnexpectedAnswerError('.title', 'text'), ['reload'], '页面与系统版本不一致'],
  ])('offers what helps against %s', (_what, error, cures, zh) => {
    expect(faultMessage(error, undefined)).toMatchObject({ title: { zh }, cures, isForeseen: true });
  });

  it('calls everything else a fault of the program', () => {
    expect(faultMessage(new Error('?'), undefined).isForeseen).toBe(false);
  });
});
