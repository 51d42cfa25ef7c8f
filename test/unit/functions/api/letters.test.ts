import { beforeAll, describe, expect, it } from 'vitest';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { readLetter } from '#core/letters/read/read-letter.ts';
import { renderLetterDocx } from '#functions/adapters/letters/render-letter-docx.ts';
import { textOfFile } from '#functions/adapters/letters/text-of-file.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';

const draft = {
  class: 'B',
  paragraphs: [
    { level: 1, text: '关于“增设路灯”的建议', answers: 1 },
    { level: 0, text: '已列入今年计划，先装东段十二盏。' },
    { level: 1, text: '关于“修剪树枝”的建议', answers: 2 },
    { level: 0, text: '园林部门已修剪完毕。' },
  ],
  leader: '田牧',
  handler: '陶安',
  phone: '0000-5550101',
  disclosure: 'disclosed',
};
const pathOf = (id: string, query = '') => `/v1/proposals/${id}/assignments/a1/letter${query}`;
const returned = (id: string) => pathOf(id, '/returned');
const values = (text: string) => Object.fromEntries(Object.entries(readLetter(text).fields).map(([name, { value }]) => [name, value]));

let api: ApiInMemory;
beforeAll(async () => {
  api = await ApiInMemory.withDirectory();
});

async function drafted(written: object = draft): Promise<string> {
  const id = await api.inHandling();
  const saved = { version: 0, draft: written };
  const told = await api.ask('transport-clerk', 'POST', `/v1/proposals/${id}/reply-drafts/a1`, { body: saved, key: api.freshKey() });
  expect(told.status).toBe(200);
  return id;
}

async function issued(): Promise<string> {
  const id = await drafted();
  const { class: replyClass, ...rest } = draft;
  await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
  await api.does('transport-clerk', id, 'issue-reply', { ...rest, class: replyClass });
  return id;
}

describe('the letter that a unit is writing', () => {
  it('is shown to its people as pages that say they are a draft, with what is still missing', async () => {
    const id = await drafted({ ...draft, phone: '' });
    const { status, body } = await api.ask('transport-leader', 'GET', pathOf(id));
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'draft', form: 'file', unprintable: [] });
    expect(body).not.toHaveProperty('number');
    expect(JSON.stringify(body['missing'])).toContain('联系电话');
    expect(JSON.stringify(body['missing'])).not.toContain('主办人');
    const text = JSON.stringify(body['pages']);
    for (const said of ['草稿', '云澜区交通运输局文件', '先装东段十二盏']) expect(text).toContain(said);
  });

  it.each(['lin', 'parks-clerk', 'cao', 'du'])('is not there yet for %s', async (who) => {
    const id = await drafted();
    const { status, body } = await api.ask(who, 'GET', pathOf(id));
    expect(status).toBe(404);
    expect(body['type']).toBe('urn:proposal-pipeline:problem:letter-not-written');
  });

  it('does not exist for who does not see the case, nor for a share that is none', async () => {
    const id = await drafted();
    expect((await api.ask('shen', 'GET', pathOf(id))).body['type']).toBe('urn:proposal-pipeline:problem:not-found');
    const stray = await api.ask('transport-clerk', 'GET', pathOf(id).replace('a1', 'a9'));
    expect(stray.body['type']).toBe('urn:proposal-pipeline:problem:not-found');
  });

  it('can be looked at in the other form', async () => {
    const id = await drafted();
    const { body } = await api.ask('transport-clerk', 'GET', pathOf(id, '?form=letter'));
    expect(body['form']).toBe('letter');
    expect(JSON.stringify(body['pages'])).not.toContain('云澜区交通运输局文件');
  });

  it('names the characters that the typeface lacks, and is not printed with holes', async () => {
    const id = await drafted({ ...draft, handler: '陶\u{2EBF0}' });
    const { body } = await api.ask('transport-clerk', 'GET', pathOf(id));
    expect(body['unprintable']).toEqual(['\u{2EBF0}']);
    const told = await api.ask('transport-clerk', 'GET', pathOf(id, '?as=pdf'));
    expect(told).toMatchObject({ status: 422, body: { facts: { characters: ['\u{2EBF0}'] } } });
    expect(told.headers.get('Content-Type')).toContain('application/problem+json');
  });

  it('that holds what no letter may is shown without it', async () => {
    const id = await drafted({ ...draft, paragraphs: [{ level: 0, text: 'a\u0007\u202Eb\uD800' }] });
    expect((await api.ask('transport-clerk', 'GET', pathOf(id))).status).toBe(200);
  });
});

describe('an issued letter', () => {
  it.each(['pdf', 'docx', 'html'])('downloads as %s, the same bytes each time, and reads back equal to the record', async (as) => {
    const id = await issued();
    const [first, second] = [await api.fetches('lin', pathOf(id, `?as=${as}`)), await api.fetches('cao', pathOf(id, `?as=${as}`))];
    expect(first.status).toBe(200);
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const text = await textOfFile(first.bytes);
    expect(text).not.toContain('草稿');
    expect(values(text)).toMatchObject({
      kind: 'reply',
      issuer: '云澜区交通运输局',
      number: { code: '云交提复', year: 2026 },
      class: 'B',
      publicity: '主动公开',
      session: { term: 6, meeting: 1 },
      addressees: { names: ['林若溪'], kind: 'members' },
      points: [
        { heading: '关于“增设路灯”的建议', answer: '已列入今年计划，先装东段十二盏。' },
        { heading: '关于“修剪树枝”的建议', answer: '园林部门已修剪完毕。' },
      ],
      leader: '田牧',
      handler: '陶安',
      phone: '0000-5550101',
    });
  });

  it('is saved under its number, never opened in our own origin', async () => {
    const id = await issued();
    const { headers } = await api.fetches('lin', pathOf(id, '?as=pdf'));
    expect(decodeURIComponent(headers.get('Content-Disposition') ?? '')).toMatch(
      /^attachment; filename\*=UTF-8''云交提复〔2026〕\d+号\.pdf$/,
    );
    expect(headers.get('Content-Security-Policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('Content-Type')).toBe('application/pdf');
  });

  it('is no draft any more: nothing is taken back into it', async () => {
    const id = await issued();
    const told = await api.sends('transport-clerk', returned(id), new TextEncoder().encode('x'));
    expect(told).toMatchObject({ status: 409, body: { type: 'urn:proposal-pipeline:problem:letter-closed' } });
  });
});

describe('a letter that was edited in Word', () => {
  it('comes back unchanged as what went out', async () => {
    const id = await drafted();
    const { bytes } = await api.fetches('transport-clerk', pathOf(id, '?as=docx'));
    const { status, body } = await api.sends('transport-clerk', returned(id), Uint8Array.from(bytes));
    expect(status).toBe(200);
    expect(body['paragraphs']).toEqual(draft.paragraphs);
    expect(body['fields']).toEqual([]);
    expect(JSON.stringify(body['places'])).not.toMatch(/changed|removed|added/);
  });

  it('is compared paragraph by paragraph and checked: where, what is wrong, how it is mended', async () => {
    const id = await drafted();
    const edited = composeLetter({
      ...letterFacts,
      issuer: '云澜区交通运输局',
      class: 'A',
      answers: [
        {
          suggestion: '“增设路灯”的建议',
          paragraphs: [{ level: 0, text: '已列入今年计划，先装东段二十盏，9月31日前贵单位可来查看。' }],
          promises: [],
        },
      ],
      contacts: { leader: '田牧', handler: '陶乐', phone: '0000-5550101' },
    });
    const { body } = await api.sends('transport-clerk', returned(id), Uint8Array.from(await renderLetterDocx(edited, new Date(0))));
    expect(body['fields']).toMatchObject([{ name: 'handler', before: '陶安', after: '陶乐' }]);
    expect(body['places']).toMatchObject([
      { is: 'same' },
      { is: 'changed', before: expect.stringContaining('十二盏'), after: expect.stringContaining('二十盏') },
      { is: 'removed' },
      { is: 'removed' },
    ]);
    expect(body['paragraphs']).toMatchObject([{ level: 1, answers: 1 }, { level: 0 }]);
    const findings = JSON.stringify(body['findings']);
    for (const kind of ['other-class', 'impossible-date', 'address-form', 'wrong-name']) expect(findings).toContain(kind);
    expect(findings).toContain('"weight":"error"');
  });

  it.each([
    ['an old Word file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 422, 'old-word-file'],
    ['a broken archive', new TextEncoder().encode('PK nothing'), 422, 'file-not-readable'],
    ['nothing', new Uint8Array(), 422, 'file-not-readable'],
    ['more than a Lambda takes', new Uint8Array(4_000_001), 413, 'too-large'],
  ])('that is %s is refused with what to do', async (_what, bytes, status, name) => {
    const id = await drafted();
    const told = await api.sends('transport-clerk', returned(id), bytes);
    expect(told).toMatchObject({ status, body: { type: `urn:proposal-pipeline:problem:${name}`, detail: expect.any(String) } });
  });

  it('is taken from nobody else', async () => {
    const id = await drafted();
    expect((await api.sends('lin', returned(id), new TextEncoder().encode('x'))).status).toBe(404);
  });
});

describe('a letter of any office', () => {
  it('is read into fields, each with its place and how sure it is; what is not there is named', async () => {
    const text =
      '云澜区水务局关于区政协六届一次会议第17号提案的答复\n许承泽委员：\n您提出的《关于修渠的提案》收悉。\n云澜区水务局\n2026年9月31日';
    const { status, body } = await api.sends('administrator', '/v1/letters/readings', new TextEncoder().encode(text));
    expect(status).toBe(200);
    expect(body['fields']).toContainEqual(
      expect.objectContaining({ name: 'caseNumber', said: '17', sure: 'certain', at: [expect.objectContaining({ start: 0 })] }),
    );
    expect(JSON.stringify(body['missing'])).toContain('发文字号');
    expect(JSON.stringify(body['flags'])).toContain('日期不存在');
  });
});
