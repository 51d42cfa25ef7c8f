import { beforeAll, describe, expect, it } from 'vitest';
import { renderLetterDocx } from '#functions/adapters/letters/render-letter-docx.ts';
import { composeLetter } from '#core/letters/compose-letter.ts';
import { pictureOf } from '#functions/adapters/letters/picture-of.ts';
import type { AttachedFile } from '#core/case/attached-file.ts';
import { onClearance } from '#core/case/clearance/change-clearance.ts';
import { mayRemove } from '#core/steps/attachments/places.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { letterFacts } from '#test/support/letters/letter-facts.ts';
import { inClearance } from '#test/support/in-clearance.ts';
import { halfRed, pngOf } from '#test/support/letters/pictures.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sampleFiles } from '#test/support/sample-files.ts';

let api: ApiInMemory;
beforeAll(async () => {
  api = await ApiInMemory.withDirectory();
});

const letterPath = (id: string, query = '') => `/v1/proposals/${id}/assignments/a1/letter${query}`;
const table = { level: 0, text: '路段｜盏\n望湖路东段｜12', table: true } as const;

/** Uploads, lets it be looked at, attaches. */
async function attached(who: string, id: string, name: string, bytes: Buffer, place: object): Promise<string> {
  const key = api.freshKey();
  const begun = await api.ask(who, 'POST', `/v1/proposals/${id}/files`, { body: { ...place, name, size: bytes.length }, key });
  const fileId = String(begun.body['fileId']);
  await api.files.puts({ body, proposalId: id, id: fileId }, bytes);
  const told = await api.ask(who, 'POST', `/v1/proposals/${id}/files/${fileId}/attach`, { body: {}, key: api.freshKey() });
  expect(told.status).toBe(200);
  return fileId;
}

const ofLetter = { to: 'letter', assignmentId: 'a1' };

function written(picture: string) {
  return {
    class: 'B',
    paragraphs: [
      { level: 1, text: '关于“增设路灯”的建议', answers: 1 },
      table,
      { level: 0, text: '路灯布点图', picture },
      { level: 1, text: '关于“修剪树枝”的建议', answers: 2 },
      { level: 0, text: '园林部门已修剪完毕。' },
    ],
    leader: '田牧',
    handler: '陶安',
    phone: '0000-5550101',
    disclosure: 'disclosed',
  };
}

async function drafted(): Promise<{ readonly id: string; readonly picture: string }> {
  const id = await api.inHandling();
  const picture = await attached('transport-clerk', id, '布点图.png', halfRed(60, 40), ofLetter);
  const saved = { version: 0, draft: written(picture) };
  const told = await api.ask('transport-clerk', 'POST', `/v1/proposals/${id}/reply-drafts/a1`, { body: saved, key: api.freshKey() });
  expect(told.status).toBe(200);
  return { id, picture };
}

const typeOf = ({ body: told }: { readonly body: Record<string, unknown> }): unknown =>
  String(told['type']).replace('urn:proposal-pipeline:problem:', '');

describe('a reply with a table and a picture', () => {
  it('is shown as it will print, is issued so, and names the files that go with it', async () => {
    const { id, picture } = await drafted();
    await attached('transport-clerk', id, '施工计划.pdf', sampleFiles.pdf(), ofLetter);
    const { body: shown } = await api.ask('transport-clerk', 'GET', letterPath(id));
    const pages = JSON.stringify(shown['pages']);
    for (const said of ['望湖路东段', '路灯布点图', 'data:image/png;base64,', '施工计划']) expect(pages).toContain(said);
    expect(pages).not.toContain('1.布点图');
    expect(shown['lostPictures']).toEqual([]);
    await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
    await api.does('transport-clerk', id, 'issue-reply', written(picture));
    const { body: found } = await api.ask('transport-clerk', 'GET', `/v1/proposals/${id}`);
    expect(JSON.stringify(found)).toContain('路段｜盏\\n望湖路东段｜12\\n［图：路灯布点图］');
    const { bytes } = await api.fetches('lin', letterPath(id, '?as=html'));
    const html = Buffer.from(bytes).toString('utf8');
    for (const said of ['<th>路段</th>', '<figcaption>路灯布点图</figcaption>', '附件：1.施工计划']) expect(html).toContain(said);
    expect(Buffer.from((await api.fetches('lin', letterPath(id, '?as=pdf'))).bytes).toString('latin1')).toContain('/Subtype /Image');
  });

  it('goes to Word and comes back the same', async () => {
    const { id, picture } = await drafted();
    const { bytes } = await api.fetches('transport-clerk', letterPath(id, '?as=docx'));
    const { body: back } = await api.sends('transport-clerk', letterPath(id, '/returned'), Uint8Array.from(bytes));
    expect(back['paragraphs']).toEqual(written(picture).paragraphs);
    expect(JSON.stringify(back['places'])).not.toMatch(/changed|removed|added/);
    expect(JSON.stringify(back['findings'])).not.toContain('unknown-picture');
  });

  it('comes back with what was changed in its table, and says which picture it does not know', async () => {
    const { id } = await drafted();
    const other = halfRed(10, 10);
    const found = pictureOf(other, 'png');
    if (found === undefined) throw new Error('no picture');
    const stray = { picture: { sha256: 'f'.repeat(64), kind: 'png' as const }, caption: '另一张图' };
    const rows = [
      ['路段', '盏'],
      ['望湖路东段', '二十'],
    ];
    const edited = composeLetter({ ...letterFacts, issuer: '云澜区交通运输局', answers: [], body: [{ rows }, stray] });
    const docx = await renderLetterDocx(edited, new Date(0), undefined, true, new Map([[stray.picture.sha256, found]]));
    const { body: back } = await api.sends('transport-clerk', letterPath(id, '/returned'), Uint8Array.from(docx));
    expect(JSON.stringify(back['places'])).toContain('望湖路东段｜二十');
    expect(JSON.stringify(back['paragraphs'])).not.toContain('另一张图');
    expect(back['findings']).toContainEqual(expect.objectContaining({ kind: 'unknown-picture', quoted: '另一张图', weight: 'advice' }));
  });

  it('shows no picture but its own that is there', async () => {
    const { id, picture } = await drafted();
    const opinion = await attached('parks-clerk', id, '现状.png', halfRed(4, 4), { to: 'opinion', assignmentId: 'a2' });
    const pdf = await attached('transport-clerk', id, 'a.pdf', sampleFiles.pdf(), ofLetter);
    await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
    const give = (one: string) =>
      api.ask('transport-clerk', 'POST', `/v1/proposals/${id}/commands/issue-reply`, { body: written(one), key: api.freshKey() });
    for (const one of [opinion, pdf, 'fnever']) expect(typeOf(await give(one))).toBe('picture-not-there');
    const reason = { body: { reason: '图有误' }, key: api.freshKey() };
    expect((await api.ask('transport-clerk', 'POST', `/v1/proposals/${id}/files/${picture}/remove`, reason)).status).toBe(200);
    const refused = await give(picture);
    expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('路灯布点图') } });
    expect(JSON.stringify((await api.ask('transport-clerk', 'GET', letterPath(id))).body['pages'])).toContain('图：路灯布点图');
  });

  it('shows none that no letter can print, and says what to do with it; as a file of its own it may go along', async () => {
    const { id } = await drafted();
    await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
    const passes = pngOf({ width: 1, height: 1, colour: 0, interlaced: true, rows: [[0, 7]] });
    const picture = await attached('transport-clerk', id, '隔行.png', passes, ofLetter);
    const told = await api.ask('transport-clerk', 'POST', `/v1/proposals/${id}/commands/issue-reply`, {
      body: written(picture),
      key: api.freshKey(),
    });
    expect(typeOf(told)).toBe('picture-not-printable');
    expect(told.body['detail']).toMatch(/隔行\.png.*另存为普通的 PNG 或 JPEG/u);
    const { paragraphs: _all, ...plain } = written(picture);
    await api.does('transport-clerk', id, 'issue-reply', { ...plain, text: '路灯已列入计划。' });
  });

  it('carries no more than a letter may', async () => {
    const { id } = await drafted();
    await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
    const large = Buffer.concat([sampleFiles.jpeg().subarray(0, -2), Buffer.alloc(3_200_000, 7), Buffer.from([0xff, 0xd9])]);
    const picture = await attached('transport-clerk', id, '大图.jpg', large, ofLetter);
    const told = await api.ask('transport-clerk', 'POST', `/v1/proposals/${id}/commands/issue-reply`, {
      body: written(picture),
      key: api.freshKey(),
    });
    expect(typeOf(told)).toBe('pictures-too-large');
    expect(told.body['detail']).toMatch(/3 MB.*3\.1 MB/u);
  });
});

describe('a picture of a draft that goes round', () => {
  it('stays with its file until the draft is back', () => {
    const transport = aDirectory().people.get('transport-clerk');
    if (transport === undefined) throw new Error('no clerk');
    const { proposal } = inClearance('check');
    const file: AttachedFile = {
      id: 'f1',
      to: 'letter',
      share: { assignmentId: 'a1', unitId: 'transport', round: 0 },
      name: '布点图.png',
      size: 1,
      kind: 'png',
      sha256: '0'.repeat(64),
      scan: 'none',
      attachedAt: '2026-03-20T02:00:00.000Z',
      attachedBy: 'transport-clerk',
    };
    const shows = onClearance(proposal, 'a1', (draft) => ({
      ...draft,
      draft: { ...draft.draft, paragraphs: [{ level: 0, text: '布点图', picture: 'f1' }] },
    }));
    expect(mayRemove(transport, shows, file)).toBeUndefined();
    expect(mayRemove(transport, proposal, file)).toBe('unit-clerk');
  });
});
