import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { ApiRefused } from '#tools/api-client.ts';
import { sampleAdministrator } from '#tools/samples.ts';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';

// "As lead I cannot send my letter to clearance while an opinion is missing; it lists what is missing (opinion, class, contact with
// member). After opinions and three clearances I issue: number, class mark, copies to co-handlers; issuing twice yields one number; two
// concurrent issues get different numbers, no gap." Rendering it and the printed code are the story's second half.
const [police, policeLeader, edu] = [clerks.police, 'duan-pingan', clerks.edu];
const draft = {
  class: 'A',
  text: '一、关于拓宽人行道的建议\n学校周边人行道已列入今年计划，八月底前完工。',
  leader: '段平安',
  handler: '雷正宇',
  phone: '0000-5550110',
  disclosure: 'disclosed',
  contact: { contactedOn: '2026-01-19', way: 'visit' },
};

const problemSchema = z.looseObject({ status: z.number(), detail: z.string().optional() });
const lettersSchema = z.object({
  letters: z.array(
    z.looseObject({
      kind: z.string(),
      number: z.string(),
      on: z.string(),
      letterHash: z.string(),
      checkCode: z.string(),
      cleared: z.array(z.looseObject({ step: z.string(), person: z.object({ id: z.string() }).optional() })).optional(),
    }),
  ),
});
const caseSchema = z.looseObject({
  assignments: z.array(
    z.looseObject({ status: z.string(), hangs: z.object({ code: z.string() }).optional(), clearance: z.unknown().optional() }),
  ),
});

let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
  const { client } = running;
  const current = z.looseObject({}).parse(await client.as(sampleAdministrator(), 'GET', '/v1/policies/current'));
  const letters = { clearance: ['countersign', 'check', 'sign'], opinionNumber: { pattern: '{unit}提会〔{year}〕{n}号' } };
  const policy = { ...current, version: 'yunlan-chain', letters };
  await client.as(sampleAdministrator(), 'POST', '/v1/policies', { key: 'chain', body: { policy, inForceFrom: '2026-01-19' } });
  // Rules are read at most every ten seconds.
  await client.advance('PT11S');
});
afterAll(() => running.stop());

const lettersOf = async (id: string, by: string = police) =>
  lettersSchema.parse(await running.client.as(by, 'GET', `/v1/proposals/${id}/letters`)).letters;
const hangsOf = async (id: string, by: string) =>
  caseSchema.parse(await running.client.as(by, 'GET', `/v1/proposals/${id}`)).assignments.flatMap(({ hangs }) => hangs?.code ?? []);

/** What a command is refused with. */
async function refused(by: string, id: string, name: string, body: object = {}) {
  const error = await running.command(by, id, name, body).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiRefused)) throw new Error(`${name} was not refused`);
  return problemSchema.parse(error.problem);
}

async function signedForByBoth(): Promise<string> {
  const id = await running.dispatched();
  await running.command(police, id, 'sign-for');
  await running.command(edu, id, 'sign-for');
  return id;
}

/** A letter that waits for the signature. */
async function toSign(): Promise<string> {
  const id = await signedForByBoth();
  await running.command(edu, id, 'give-opinion', { text: '同意，将配合落实。' });
  await running.command(police, id, 'submit-for-clearance', draft);
  await running.command(edu, id, 'countersign', { comment: '同意。' });
  await running.command(policeLeader, id, 'check-draft');
  return id;
}

test('a letter is not cleared while something is missing, goes through three clearances, and is numbered once', async () => {
  const id = await signedForByBoth();
  expect(await refused(police, id, 'submit-for-clearance', draft)).toMatchObject({ status: 409 });
  await running.command(edu, id, 'give-opinion', { text: '同意，将配合落实。' });
  expect(await lettersOf(id)).toMatchObject([{ kind: 'opinion', number: '云教提会〔2026〕1号', on: '2026-01-19' }]);

  const { contact: _contact, phone: _phone, ...bare } = draft;
  const lacking = await refused(police, id, 'submit-for-clearance', bare);
  expect(lacking.status).toBe(409);
  expect(JSON.stringify(lacking)).toContain('联系电话、与委员沟通的日期和方式');
  expect((await refused(police, id, 'issue-reply', { class: 'A', text: draft.text })).status).toBe(409);

  await running.command(police, id, 'submit-for-clearance', draft);
  expect(await hangsOf(id, 'shen-ruoxi')).toEqual(['countersign']);
  await running.command(edu, id, 'countersign', { comment: '同意。' });
  expect(await hangsOf(id, edu)).toEqual(['check']);
  expect((await refused(police, id, 'check-draft')).status).toBe(403);
  await running.command(policeLeader, id, 'check-draft');
  expect((await refused(police, id, 'sign-letter')).status).toBe(403);
  await running.command(policeLeader, id, 'sign-letter', {}, { key: 'sign' });
  // Twice is once.
  await running.command(policeLeader, id, 'sign-letter', {}, { key: 'sign' });
  expect((await refused(policeLeader, id, 'sign-letter')).status).toBe(409);
  expect(await hangsOf(id, police)).toEqual(['feedback']);

  const letter = (await lettersOf(id)).find(({ kind }) => kind === 'reply');
  expect(letter).toMatchObject({ number: '云公提复〔2026〕1号', class: 'A' });
  expect(letter?.cleared?.map(({ step, person }) => [step, person?.id])).toEqual([
    ['countersign', edu],
    ['check', policeLeader],
    ['sign', policeLeader],
  ]);
  // The member has the letter, and not who cleared it.
  const [forMember] = await lettersOf(id, 'shen-ruoxi');
  expect(forMember).toMatchObject({ number: '云公提复〔2026〕1号', checkCode: letter?.checkCode });
  expect(forMember).not.toHaveProperty('cleared');
  const events = await running.events(id);
  expect(events.filter(({ type }) => type === 'LetterNumberAssigned' || type === 'LetterSealed')).toHaveLength(2);
});

test('two letters signed at the same moment have two numbers, without a gap', async () => {
  const ids = [await toSign(), await toSign()];
  await Promise.all(
    ids.map((id) => running.client.as(policeLeader, 'POST', `/v1/proposals/${id}/commands/sign-letter`, { key: `both-${id}`, body: {} })),
  );
  await running.settle();
  const numbers = (await Promise.all(ids.map((id) => lettersOf(id)))).map(
    (letters) => letters.find(({ kind }) => kind === 'reply')?.number,
  );
  expect(new Set(numbers)).toEqual(new Set(['云公提复〔2026〕2号', '云公提复〔2026〕3号']));
});
