import { beforeEach, describe, expect, it } from 'vitest';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import type { Told } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sampleFiles } from '#test/support/sample-files.ts';

let api: ApiInMemory;
beforeEach(async () => {
  api = await ApiInMemory.withDirectory();
});

const { pdf, docx, png } = sampleFiles;
const typeOf = (told: Told) => String(told.body['type']).replace('urn:proposal-pipeline:problem:', '');
const proposal = { to: 'proposal' };

async function begin(who: string, id: string, name: string, bytes: Buffer, place: object = proposal, key = api.freshKey()): Promise<Told> {
  return api.ask(who, 'POST', `/v1/proposals/${id}/files`, { body: { ...place, name, size: bytes.length }, key });
}

/** Begins an upload and puts the bytes; answers its id. */
async function upload(who: string, id: string, name: string, bytes: Buffer, place: object = proposal): Promise<string> {
  const begun = await begin(who, id, name, bytes, place);
  expect(begun.status, begun.text).toBe(201);
  const fileId = String(begun.body['fileId']);
  await api.files.puts({ body, proposalId: id, id: fileId }, bytes);
  return fileId;
}

const attach = (who: string, id: string, fileId: string) =>
  api.ask(who, 'POST', `/v1/proposals/${id}/files/${fileId}/attach`, { body: {}, key: api.freshKey() });
const remove = (who: string, id: string, fileId: string, reason = '误传') =>
  api.ask(who, 'POST', `/v1/proposals/${id}/files/${fileId}/remove`, { body: { reason }, key: api.freshKey() });
const list = (who: string, id: string) => api.ask(who, 'GET', `/v1/proposals/${id}/files`);
const download = (who: string, id: string, fileId: string) => api.ask(who, 'GET', `/v1/proposals/${id}/files/${fileId}`);

async function draft(): Promise<string> {
  const content = { kind: 'personal', session: '6-1', title: '关于路灯的提案', matter: '夜间照明不足。', suggestions: ['增设路灯。'] };
  const told = await api.ask('lin', 'POST', '/v1/proposals', { body: { ...content, draft: true }, key: api.freshKey() });
  expect(told.status, told.text).toBe(201);
  const id = String(told.body['id']);
  await api.settles(id);
  return id;
}

describe('a file of a proposal', () => {
  it('is attached once it was checked, is read by who reads the case, and is downloaded by its hash under its name', async () => {
    const id = await draft();
    const fileId = await upload('lin', id, '调研报告.pdf', pdf());
    expect((await list('lin', id)).body['uploads']).toMatchObject([{ id: fileId, name: '调研报告.pdf', check: 'fit' }]);
    const attached = await attach('lin', id, fileId);
    expect(attached.body['file']).toMatchObject({
      id: fileId,
      kind: 'pdf',
      scanName: { zh: '未查杀病毒（本系统未配置杀毒服务）' },
      mayRemove: true,
    });
    expect((await attach('lin', id, fileId)).body['version']).toBe(attached.body['version']);
    expect((await list('lin', id)).body).toMatchObject({ uploads: [], files: [{ id: fileId, attachedBy: { name: '林若溪' } }] });
    expect((await api.ask('lin', 'GET', `/v1/proposals/${id}`)).body['hasFiles']).toBe(true);
    expect((await download('lin', id, fileId)).body['url']).toMatch(/^memory:get\/[0-9a-f]{64}\?调研报告\.pdf$/);
    // A draft is nobody else's.
    for (const asked of [list('cao', id), download('cao', id, fileId)]) expect((await asked).status).toBe(404);
    await api.does('lin', id, 'submit');
    expect((await list('cao', id)).body['files']).toMatchObject([{ id: fileId }]);
    expect((await begin('lin', id, 'a.pdf', pdf())).text).toContain('file-place-closed');
  });

  it('is removed by a mark with a reason, and handed out no more', async () => {
    const id = await draft();
    const fileId = await upload('lin', id, 'a.pdf', pdf());
    await attach('lin', id, fileId);
    expect((await remove('lin', id, fileId, '')).status).toBe(400);
    expect((await remove('lin', id, fileId, '误传了旧稿')).status).toBe(200);
    expect((await list('lin', id)).body['files']).toMatchObject([{ id: fileId, removed: { reason: '误传了旧稿' }, mayRemove: false }]);
    const gone = await download('lin', id, fileId);
    expect([gone.status, typeOf(gone)]).toEqual([410, 'file-removed']);
    expect(typeOf(await remove('lin', id, fileId))).toBe('file-removed');
    const history = await api.ask('lin', 'GET', `/v1/proposals/${id}/history`);
    expect(history.text).toContain('移除附件');
  });

  it('comes from its author before it is submitted, and from the committee until it is dispatched', async () => {
    const id = await api.submits();
    expect(typeOf(await begin('du', id, 'a.pdf', pdf()))).toBe('not-found');
    const fileId = await upload('cao', id, '扫描件.png', png());
    expect((await attach('cao', id, fileId)).status).toBe(200);
    expect(typeOf(await remove('lin', id, fileId))).toBe('file-stays');
    await api.does('cao', id, 'file');
    expect(typeOf(await begin('du', id, 'a.pdf', pdf()))).toBe('file-not-yours-to-attach');
    expect((await remove('cao', id, fileId)).status).toBe(200);
  });
});

describe('files of a share', () => {
  it('are its unit’s, and the lead’s to work with; a letter’s are everybody’s once it is out, and stay', async () => {
    const id = await api.inHandling();
    const opinion = { to: 'opinion', assignmentId: 'a2' };
    const letter = { to: 'letter', assignmentId: 'a1' };
    expect(typeOf(await begin('transport-clerk', id, 'a.pdf', pdf(), opinion))).toBe('file-not-yours-to-attach');
    expect(typeOf(await begin('transport-clerk', id, 'a.pdf', pdf(), { to: 'opinion', assignmentId: 'a1' }))).toBe('file-place-closed');
    const ofOpinion = await upload('parks-clerk', id, '意见.docx', docx(), opinion);
    const ofLetter = await upload('transport-clerk', id, '清单.pdf', pdf(), letter);
    await attach('parks-clerk', id, ofOpinion);
    await attach('transport-clerk', id, ofLetter);
    const seen = async (who: string) => ((await list(who, id)).body['files'] as { id: string }[] | undefined)?.map((file) => file.id) ?? [];
    expect(await seen('transport-clerk')).toEqual([ofOpinion, ofLetter]);
    expect(await seen('parks-clerk')).toEqual([ofOpinion]);
    expect(await seen('cao')).toEqual([ofOpinion, ofLetter]);
    expect(await seen('lin')).toEqual([]);
    expect((await api.ask('lin', 'GET', `/v1/proposals/${id}`)).body).not.toHaveProperty('hasFiles');
    expect((await api.ask('lin', 'GET', `/v1/proposals/${id}/history`)).text).not.toContain('清单.pdf');
    expect((await download('lin', id, ofLetter)).status).toBe(404);
    expect((await remove('parks-clerk', id, ofLetter)).status).toBe(404);
    await api.does('parks-clerk', id, 'give-opinion', { text: '无不同意见。' });
    expect(typeOf(await remove('parks-clerk', id, ofOpinion))).toBe('file-stays');
    await api.does('transport-clerk', id, 'issue-reply', { class: 'B', text: '现答复如下。' });
    expect(await seen('lin')).toEqual([ofLetter]);
    expect((await download('lin', id, ofLetter)).status).toBe(200);
    expect(typeOf(await remove('transport-clerk', id, ofLetter))).toBe('file-stays');
  });
});

describe('what is not let in', () => {
  it.each([
    ['a program by another name', 'a.pdf', Buffer.from('MZ\0\0'), 'file-not-accepted'],
    ['a document by a picture’s name', 'a.png', docx(), 'file-lies'],
    ['macros', 'a.docx', docx({ 'word/vbaProject.bin': 'x' }), 'file-macros'],
    ['a bomb', 'a.docx', sampleFiles.bomb(), 'file-bomb'],
    ['two files in one', 'a.pdf', Buffer.concat([pdf(), docx()]), 'file-two-things'],
  ])('%s', async (_name, name, bytes, problem) => {
    const id = await draft();
    const fileId = await upload('lin', id, name, bytes);
    expect((await list('lin', id)).body['uploads']).toMatchObject([
      { check: 'refused', why: { title: { zh: expect.stringMatching(/\p{Script=Han}/u) } } },
    ]);
    expect(typeOf(await attach('lin', id, fileId))).toBe(problem);
    expect(api.files.contents.size).toBe(0);
  });

  it('what the scanner finds infected, and of a clean one it is said', async () => {
    const id = await draft();
    api.files.scanner = 'infected';
    expect(typeOf(await attach('lin', id, await upload('lin', id, 'a.pdf', pdf())))).toBe('file-infected');
    api.files.scanner = 'clean';
    expect((await attach('lin', id, await upload('lin', id, 'b.pdf', pdf()))).body['file']).toMatchObject({ scan: 'clean' });
  });

  it('too much: of a file, of a case, of unfinished uploads', async () => {
    const id = await draft();
    const sized = (size: number) =>
      api.ask('lin', 'POST', `/v1/proposals/${id}/files`, { body: { ...proposal, name: 'a.pdf', size }, key: api.freshKey() });
    expect(typeOf(await sized(20 * 1024 * 1024 + 1))).toBe('file-too-large');
    expect((await sized(0)).status).toBe(400);
    for (let n = 0; n < 20; n += 1) expect((await sized(1000)).status).toBe(201);
    expect(typeOf(await sized(1000))).toBe('too-many-uploads');
  });

  it('names that hide what they are, and endings that nobody asked for', async () => {
    const id = await draft();
    const named = async (name: unknown) => {
      const told = await api.ask('lin', 'POST', `/v1/proposals/${id}/files`, { body: { ...proposal, name, size: 9 }, key: api.freshKey() });
      return told.status === 201 ? told.body['name'] : told.status;
    };
    expect(await named('../../etc/报告.pdf')).toBe('报告.pdf');
    expect(await named('C:\\tmp\\a\u202Efdp.pdf')).toBe('afdp.pdf');
    expect(await named('a\u0000\u200B<b>.pdf')).toBe('a_b_.pdf');
    expect(await named(`${'长'.repeat(200)}.pdf`)).toMatch(/^长{115}….pdf$/);
    for (const name of ['a.exe', 'a.docm', 'a.pdf.js', 'pdf', '.pdf', '', 7, '\uD800.pdf'])
      expect(await named(name), String(name)).not.toBe(201);
    expect(await named('a.docm')).toBe(422);
    expect(await named('\uD800.pdf')).toBe(400);
  });
});

describe('out of order, twice, and by somebody else', () => {
  it('is attached only once it was looked at', async () => {
    const id = await draft();
    const begun = await begin('lin', id, 'a.pdf', pdf());
    expect(typeOf(await attach('lin', id, String(begun.body['fileId'])))).toBe('file-not-checked');
    expect((await attach('lin', id, 'fnever')).status).toBe(404);
  });

  it('is the same upload under the same key, and no other', async () => {
    const id = await draft();
    const first = await begin('lin', id, 'a.pdf', pdf(), proposal, 'k1');
    expect((await begin('lin', id, 'a.pdf', pdf(), proposal, 'k1')).body['fileId']).toBe(first.body['fileId']);
    expect(typeOf(await begin('lin', id, 'b.pdf', pdf(), proposal, 'k1'))).toBe('command-id-reused');
  });

  it('what is put there after the look, or looked at twice, changes nothing', async () => {
    const id = await draft();
    const fileId = await upload('lin', id, 'a.pdf', pdf());
    const where = { body, proposalId: id, id: fileId };
    await api.files.puts(where, docx());
    await api.files.looks(where);
    expect(api.files.quarantine.size).toBe(0);
    expect((await attach('lin', id, fileId)).body['file']).toMatchObject({ kind: 'pdf', size: pdf().length });
  });

  it('other bytes than were announced are refused', async () => {
    const id = await draft();
    const begun = await begin('lin', id, 'a.pdf', pdf());
    const fileId = String(begun.body['fileId']);
    await api.files.puts({ body, proposalId: id, id: fileId }, pdf('/more'));
    expect(typeOf(await attach('lin', id, fileId))).toBe('file-other-size');
  });

  it('the same content is attached to the same place once', async () => {
    const id = await draft();
    await attach('lin', id, await upload('lin', id, 'a.pdf', pdf()));
    expect(typeOf(await attach('lin', id, await upload('lin', id, 'b.pdf', pdf())))).toBe('same-file');
  });

  it('another person’s upload is not there', async () => {
    const id = await api.submits();
    const fileId = await upload('cao', id, 'a.pdf', pdf());
    expect((await attach('lin', id, fileId)).status).toBe(404);
    expect((await list('lin', id)).body['uploads']).toEqual([]);
  });
});
