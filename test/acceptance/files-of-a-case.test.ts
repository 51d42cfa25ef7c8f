import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { sampleFiles } from '#test/support/sample-files.ts';

// Files of a case through HTTP, from a browser's place: upload by a signed address, quarantine, the check, attaching, downloading, removing.

const member = 'shen-ruoxi';
const clerk = 'ding-wenlan';
const { pdf, docx } = sampleFiles;
const begunSchema = z.object({
  fileId: z.string(),
  upload: z.object({ method: z.literal('PUT'), url: z.string(), expiresAt: z.string() }),
});
const listSchema = z.object({
  files: z.array(z.object({ id: z.string(), name: z.string(), removed: z.object({ reason: z.string() }).optional() })).default([]),
  uploads: z.array(z.object({ id: z.string(), check: z.string(), why: z.object({ title: z.object({ zh: z.string() }) }).optional() })),
});
const addressSchema = z.object({ url: z.string() });
let running: RunningCloud;
let keys = 0;

beforeAll(async () => {
  running = await RunningCloud.start();
});
afterAll(() => running.stop());

const ask = (who: string, path: string, body?: object): Promise<unknown> =>
  body === undefined ? running.client.as(who, 'GET', path) : running.client.as(who, 'POST', path, { key: `k${(keys += 1)}`, body });

async function draft(title: string): Promise<string> {
  const content = { kind: 'personal', session: '6-1', title, matter: `${title}：现状与问题。`, suggestions: ['请予办理。'], draft: true };
  return z.object({ id: z.string() }).parse(await ask(member, '/v1/proposals', content)).id;
}

const begin = async (who: string, id: string, name: string, size: number) =>
  begunSchema.parse(await ask(who, `/v1/proposals/${id}/files`, { to: 'proposal', name, size }));

/** As a page of the desk sends it, from the desk's own origin. */
const put = (url: string, bytes: Buffer) =>
  fetch(url, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { origin: running.cloud.apiUrl, 'content-type': 'application/octet-stream' },
  });

async function upload(who: string, id: string, name: string, bytes: Buffer): Promise<string> {
  const { fileId, upload } = await begin(who, id, name, bytes.length);
  expect((await put(upload.url, bytes)).status).toBe(200);
  await running.settle();
  return fileId;
}

const attach = (who: string, id: string, fileId: string) => ask(who, `/v1/proposals/${id}/files/${fileId}/attach`, {});
const list = async (who: string, id: string) => listSchema.parse(await ask(who, `/v1/proposals/${id}/files`));
const problem = (name: string) => ({ problem: { type: `urn:proposal-pipeline:problem:${name}` } });

test('what a member attaches is what the clerk saves: the same bytes, as a download, from another origin', async () => {
  const id = await draft('关于完善步道照明的提案');
  const bytes = docx();
  const fileId = await upload(member, id, '调研 报告(终稿).docx', bytes);
  expect((await list(member, id)).uploads).toEqual([expect.objectContaining({ id: fileId, check: 'fit' })]);
  await attach(member, id, fileId);
  await ask(member, `/v1/proposals/${id}/commands/submit`, {});
  await running.settle();
  const { url } = addressSchema.parse(await ask(clerk, `/v1/proposals/${id}/files/${fileId}`));
  expect(new URL(url).origin).not.toBe(running.cloud.apiUrl);
  const saved = await fetch(url);
  expect(Buffer.from(await saved.arrayBuffer()).equals(bytes)).toBe(true);
  expect(saved.headers.get('content-disposition')).toBe(
    `attachment; filename="__ __(__).docx"; filename*=UTF-8''${encodeURIComponent('调研 报告').replace('%20', '%20')}%28${encodeURIComponent('终稿')}%29.docx`,
  );
  const history = JSON.stringify(await ask('feng-yijian', `/v1/proposals/${id}/history`));
  expect(history).toContain(createHash('sha256').update(bytes).digest('hex'));
});

test('what lies, carries macros or explodes stays in quarantine and is told so', async () => {
  const id = await draft('关于老旧小区改造的提案');
  for (const [name, bytes, refusal] of [
    ['图.png', docx(), 'file-lies'],
    ['表.docx', docx({ 'word/vbaProject.bin': 'x' }), 'file-macros'],
    ['附.docx', sampleFiles.bomb(), 'file-bomb'],
    ['页.txt', Buffer.from('<html><script>alert(1)</script></html>'), 'file-not-accepted'],
  ] as const) {
    const fileId = await upload(member, id, name, bytes);
    expect((await list(member, id)).uploads.find((one) => one.id === fileId)).toMatchObject({ check: 'refused' });
    await expect(attach(member, id, fileId), name).rejects.toMatchObject(problem(refusal));
  }
  expect((await list(member, id)).files).toEqual([]);
});

test('an address takes the announced bytes alone, for a quarter of an hour, from whoever got it and for that case', async () => {
  const id = await draft('关于河道保洁的提案');
  await expect(begin(member, id, '大.pdf', 20 * 1024 * 1024 + 1)).rejects.toMatchObject(problem('file-too-large'));
  await expect(begin('lei-zhengyu', id, '别人.pdf', 10)).rejects.toMatchObject({ status: 404 });
  const first = await begin(member, id, '甲.pdf', pdf().length);
  expect((await put(first.upload.url, Buffer.concat([pdf(), Buffer.from('x')]))).status).toBe(403);
  expect((await put(first.upload.url.replace(first.fileId, 'another'), pdf())).status).toBe(403);
  await expect(attach(member, id, first.fileId)).rejects.toMatchObject(problem('file-not-checked'));
  await running.client.advance('PT16M');
  expect((await put(first.upload.url, pdf())).status).toBe(403);
  const second = await upload(member, id, '乙.pdf', pdf());
  await attach(member, id, second);
  await attach(member, id, second);
  expect((await list(member, id)).files).toHaveLength(1);
});

test('20 MB pass, and what was removed is handed out no more, nor by an address that was given before', async () => {
  const id = await draft('关于智慧停车的提案');
  const whole = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(20 * 1024 * 1024 - 15, 0x20), Buffer.from('%%EOF\n')]);
  expect(whole.length).toBe(20 * 1024 * 1024);
  const fileId = await upload(member, id, '图册.pdf', whole);
  await attach(member, id, fileId);
  const { url } = addressSchema.parse(await ask(member, `/v1/proposals/${id}/files/${fileId}`));
  await ask(member, `/v1/proposals/${id}/files/${fileId}/remove`, { reason: '误传' });
  await expect(ask(member, `/v1/proposals/${id}/files/${fileId}`)).rejects.toMatchObject({ status: 410 });
  expect((await list(member, id)).files).toMatchObject([{ id: fileId, removed: { reason: '误传' } }]);
  await running.client.advance('PT3M');
  expect((await fetch(url)).status).toBe(403);
});
