import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLetter } from '#core/letters/read/read-letter.ts';
import { textOfFile } from '#functions/adapters/letters/text-of-file.ts';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';

// The function of letters as it is bundled, behind the route of the template.

const reply = {
  class: 'A',
  paragraphs: [
    { level: 1, text: '关于拓宽人行道的建议', answers: 1 },
    { level: 0, text: '学校东门一侧已经拓宽到三米，并加装了护栏。' },
  ],
  leader: '雷正宇',
  handler: '冷秋实',
  phone: '0000-5550110',
  disclosure: 'disclosed',
};
let running: RunningCloud;
let id: string;

beforeAll(async () => {
  running = await RunningCloud.start();
  id = await running.dispatched();
  await running.command(clerks.police, id, 'sign-for');
  await running.command(clerks.edu, id, 'sign-for');
});
afterAll(() => running.stop());

async function file(personId: string, as: string): Promise<Response> {
  return running.client.fetchAs(personId, `/v1/proposals/${id}/assignments/a1/letter?as=${as}`);
}

test('a draft is printed for its unit as a draft, and for nobody else', async () => {
  const { paragraphs, ...rest } = reply;
  const draft = { version: 0, draft: { ...rest, paragraphs } };
  await running.client.as(clerks.police, 'POST', `/v1/proposals/${id}/reply-drafts/a1`, { key: 'draft', body: draft });
  const printed = await file(clerks.police, 'pdf');
  expect(printed.status).toBe(200);
  expect(printed.headers.get('content-type')).toBe('application/pdf');
  expect((await file('shen-ruoxi', 'pdf')).status).toBe(404);
});

test('an issued letter downloads as PDF and as .docx, the same bytes each time, and reads back equal to the record', async () => {
  await running.command(clerks.edu, id, 'give-opinion', { text: '同意，将配合落实。' });
  await running.command(clerks.police, id, 'issue-reply', reply);
  const { caseNumber = '' } = await running.read(id);
  for (const as of ['pdf', 'docx']) {
    const [first, again] = [await (await file('shen-ruoxi', as)).bytes(), await (await file(clerks.police, as)).bytes()];
    expect(Buffer.compare(first, again)).toBe(0);
    const { fields } = readLetter(await textOfFile(first));
    const values = Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
    expect(values).toMatchObject({
      kind: 'reply',
      issuer: '澜州市公安局云澜分局',
      number: { text: '云公提复〔2026〕1号' },
      class: 'A',
      publicity: '主动公开',
      title: `澜州市公安局云澜分局关于区政协六届一次会议第${caseNumber}号提案的复函`,
      session: { term: 6, meeting: 1 },
      caseNumber,
      addressees: { names: ['沈若溪'], kind: 'members' },
      matter: '关于完善校园周边步行环境的提案',
      points: [{ heading: '关于拓宽人行道的建议', answer: '学校东门一侧已经拓宽到三米，并加装了护栏。' }],
      leader: '雷正宇',
      handler: '冷秋实',
      phone: '0000-5550110',
    });
  }
});
