import * as z from 'zod';
import { squarePng } from '#functions/adapters/letters/square-png.ts';
import type { ApiClient } from '../api-client.ts';
import { sampleProposals } from '../samples.ts';

/** The stripes of a crossing. */
const crossing = Array.from({ length: 9 }, (_, row) => Array.from({ length: 9 }, (__, column) => row > 1 && row < 7 && column % 2 === 1));
const beginSchema = z.object({ fileId: z.string(), upload: z.object({ url: z.string() }) });
const answerSchema = z.object({ id: z.string() });

/** Cases at several places of the road, for pages to be looked at; answers their ids by where they stand. */
export async function sampleCases(client: Pick<ApiClient, 'as' | 'advance' | 'now'>) {
  let keys = 0;
  const give = (person: string, path: string, body: object) => client.as(person, 'POST', path, { key: `shot-${(keys += 1)}`, body });
  const submit = async (index: number): Promise<string> => {
    const sample = sampleProposals()[index];
    if (sample === undefined) throw new Error(`there is no sample ${index}`);
    const { kind, session, title, matter, suggestions, coSigners, publicity, author } = sample;
    const { id } = answerSchema.parse(
      await give(author, '/v1/proposals', { kind, session, title, matter, suggestions, coSigners, publicity }),
    );
    return id;
  };
  const submitAlike = async (): Promise<string> => {
    const sample = sampleProposals()[4];
    if (sample === undefined) throw new Error('there is no sample 4');
    const { session, title, matter, suggestions } = sample;
    const content = { kind: 'personal', session, title: title.replace('关于', '关于进一步'), matter, suggestions };
    return answerSchema.parse(await give('zhou-mubai', '/v1/proposals', content)).id;
  };
  const command = async (person: string, id: string, name: string, body: object = {}): Promise<void> => {
    await give(person, `/v1/proposals/${id}/commands/${name}`, body);
    await client.advance('PT0S');
  };
  const dispatched = async (index: number, lead = 'police', coHandler = 'edu'): Promise<string> => {
    const id = await submit(index);
    await command('ding-wenlan', id, 'file');
    await command('lyu-shuqin', id, 'dispatch', { lead: { unitId: lead }, coHandlers: [{ unitId: coHandler }] });
    return id;
  };
  /** With its units, which have both signed for it, and its co-handler's opinion. */
  const withOpinion = async (index: number, lead = 'police', coHandler = 'edu'): Promise<string> => {
    const id = await dispatched(index, lead, coHandler);
    const [clerk, other] = lead === 'police' ? ['lei-zhengyu', 'qian-jiayin'] : ['qian-jiayin', 'lei-zhengyu'];
    await command(clerk, id, 'sign-for');
    await command(other, id, 'sign-for');
    await command(other, id, 'give-opinion', { text: '同意主办单位意见，将配合落实错时放学安排。' });
    return id;
  };

  const inReview = await submit(2);
  await submit(3);
  const filed = await submit(4);
  await command('ding-wenlan', filed, 'file');
  const inHandling = await dispatched(5);
  await command('lei-zhengyu', inHandling, 'sign-for');
  const letter = {
    class: 'A',
    text: '一、现场情况\n已会同教育部门完成现场踏勘，与您反映的情况一致。\n二、工作安排\n限时即停即走区将于2026年9月30日前启用，校门口高峰时段由两名民警值守。',
    leader: '雷正宇',
    handler: '冷秋实',
    phone: '0000-5550110',
    disclosure: 'disclosed',
  };
  const replied = await withOpinion(0);
  await command('lei-zhengyu', replied, 'issue-reply', letter);
  // One whose copy is public, and one whose draft goes round.
  const published = await withOpinion(11);
  await command('lei-zhengyu', published, 'issue-reply', letter);
  await command('gao-yuanshan', published, 'answer-publication', { consents: true });
  await command('lyu-shuqin', published, 'publish-reply', { assignmentId: 'a1' });
  const clearing = await withOpinion(7, 'edu', 'police');
  const contact = { contactedOn: (await client.now()).slice(0, 10), way: 'visit' };
  await command('qian-jiayin', clearing, 'submit-for-clearance', { ...letter, contact });
  // One that was signed, and is looked over by the office before it goes.
  const reviewed = await dispatched(14, 'health', 'police');
  await command('jiang-xinglin', reviewed, 'sign-for');
  await command('lei-zhengyu', reviewed, 'sign-for');
  await command('lei-zhengyu', reviewed, 'give-opinion', { text: '同意主办单位意见。' });
  await command('jiang-xinglin', reviewed, 'submit-for-clearance', { ...letter, leader: '汪康宁', handler: '姜杏林', contact });
  await command('lei-zhengyu', reviewed, 'countersign', { comment: '同意。' });
  await command('wang-kangning', reviewed, 'sign-letter');
  /** A file that is put where an address was signed for it, looked at, and attached. */
  const attached = async (person: string, id: string, name: string, bytes: Buffer): Promise<string> => {
    const files = `/v1/proposals/${id}/files`;
    const begun = beginSchema.parse(await give(person, files, { to: 'letter', assignmentId: 'a1', name, size: bytes.length }));
    await fetch(begun.upload.url, { method: 'PUT', body: Uint8Array.from(bytes) });
    await client.advance('PT0S');
    await give(person, `${files}/${begun.fileId}/attach`, {});
    return begun.fileId;
  };
  const picture = await attached('lei-zhengyu', inHandling, '校门口标线.png', squarePng(crossing, 40));
  await give('lei-zhengyu', `/v1/proposals/${inHandling}/reply-drafts/a1`, {
    version: 0,
    draft: {
      class: 'B',
      paragraphs: [
        { level: 1, text: '关于现场情况', answers: 1 },
        { level: 0, text: '我局已会同有关单位到现场踏勘，与您反映的情况一致。' },
        { level: 2, text: '近期安排' },
        {
          level: 0,
          text: '路段｜措施｜完成时间\n东门｜限时即停即走区十二个车位，早晚高峰各四十分钟｜2026年6月底\n西门｜人行道拓宽至三米｜2026年9月底',
          table: true,
        },
        { level: 0, text: '东门标线示意图', picture },
        { level: 0, text: '投入××万元，于今年九月底前完成。' },
      ],
      handler: '雷正宇',
    },
  });
  // Later on there is something of every light.
  await client.advance('P18D');
  const atUnits = await dispatched(1);
  const allocation = answerSchema.parse(await give('lyu-shuqin', '/v1/allocations', { session: '6-1', name: '六届一次会议集中交办' })).id;
  await give('lyu-shuqin', `/v1/allocations/${allocation}/commands/set-lines`, {
    lines: [{ proposalId: filed, version: 0, lead: { unitId: 'edu' }, coHandlers: [{ unitId: 'police' }] }],
  });
  // Units are asked what they think of it.
  const policy = {
    ...Object(await client.as('han-shouzhuo', 'GET', '/v1/policies/current')),
    version: 'asks-units',
    preDispatch: { workingDays: 2 },
    keyCases: { levels: [{ code: 'chairs', zh: '主席会议督办', en: 'Followed by the chairs' }] },
  };
  await give('han-shouzhuo', '/v1/policies', { policy, inForceFrom: (await client.now()).slice(0, 10) });
  await client.advance('PT30S');
  await give('lyu-shuqin', `/v1/allocations/${allocation}/commands/ask-comments`, {});
  const plan = answerSchema.parse(await give('lyu-shuqin', '/v1/plans', { allocationId: allocation })).id;
  // Of one matter with another that waits for dispatch, and marked by the committee.
  const alike = await submitAlike();
  await command('ding-wenlan', alike, 'file');
  await command('ding-wenlan', alike, 'mark-key-case', { level: 'chairs', ledBy: '副区长', followedBy: '副主席' });
  return { inReview, filed, alike, atUnits, inHandling, replied, published, clearing, reviewed, allocation, plan };
}
