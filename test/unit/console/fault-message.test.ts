import { describe, expect, it } from 'vitest';
import { ApiFault } from '#console/api/api-fault.ts';
import { faultMessage } from '#console/parts/fault/fault-message.ts';
import { UnexpectedAnswerError } from '#console/session/json-cursor.ts';
import { SignInFault } from '#console/session/sign-in-fault.ts';
import { texts } from '#console/texts.ts';

const problem = (status: number, bodies: readonly string[] = []) =>
  new ApiFault({ is: 'problem', status, title: { zh: '题', en: 'title' }, detail: { zh: '说明', en: 'detail' }, errors: [], bodies });

const readBy = (name: string | undefined) => ({ texts: texts.zh, say: ({ zh }: { zh: string }) => zh, name });

describe('what a fault means to the reader', () => {
  it('names the account to somebody whose case it is not, and offers another', () => {
    const { title, sentences, cures } = faultMessage(problem(404), readBy('雷正宇'));
    expect(title).toBe('题');
    expect(sentences).toEqual(['说明', expect.stringContaining('“雷正宇”')]);
    expect(cures).toEqual(['sign-in-as-other']);
  });

  it('leaves the account out where it is not known', () => {
    expect(faultMessage(problem(403), readBy(undefined)).sentences).toHaveLength(1);
  });

  it.each([
    ['a token that has run out', new ApiFault({ is: 'signed-out' }), ['sign-in'], '登录已失效'],
    ['an API that does not answer', new ApiFault({ is: 'unreachable' }), ['reload'], '暂时无法连接提案系统'],
    ['an API that is busy', problem(503), ['reload'], '题'],
    ['several bodies', problem(400, ['990112', '990113']), [{ body: '990112' }, { body: '990113' }], '您属于多个机构'],
    ['a sign-in that was refused', new SignInFault('refused'), ['sign-in'], '登录没有完成'],
    ['an old answer to a sign-in', new SignInFault('not-asked'), ['sign-in'], '这次登录已失效'],
    ['an answer of another version', new UnexpectedAnswerError('.title', 'text'), ['reload'], '页面与系统版本不一致'],
  ])('offers what helps against %s', (_what, error, cures, title) => {
    expect(faultMessage(error, readBy(undefined))).toMatchObject({ title, cures, isForeseen: true });
  });

  it('says it in the language of the reader', () => {
    const reader = { texts: texts.en, say: ({ en }: { en: string }) => en, name: undefined };
    expect(faultMessage(problem(403), reader)).toMatchObject({ title: 'title', sentences: ['detail'] });
    expect(faultMessage(new ApiFault({ is: 'signed-out' }), reader).title).toBe('Your sign-in has run out');
  });

  it('calls everything else a fault of the program', () => {
    expect(faultMessage(new Error('?'), readBy(undefined)).isForeseen).toBe(false);
  });
});
