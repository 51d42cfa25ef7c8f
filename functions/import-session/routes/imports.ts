import * as z from 'zod';
import { actorOf } from '#core/case/log/give-as-person.ts';
import { identifier, oneLine } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { partsOf } from '#core/import/check/checked-import.ts';
import { decideRun } from '#core/import/decide-import.ts';
import { importKinds } from '#core/import/import-kinds.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { later } from '#core/plan/decide-plan.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { checkFile } from '../check-file.ts';
import { findImport, roleOf, seesImport } from '../import-access.ts';
import { importBody, importSchema } from '../import-body.ts';
import { contextOf, defineRoute, nothing } from '../route.ts';

const GOOD_FOR_MINUTES = 24 * 60;
const MOST_LISTED = 50;

/** Reads a file and tries it without effect: what each row would do, and what is wrong with it. */
export const createImport = defineRoute({
  method: 'POST',
  path: '/v1/imports',
  operationId: 'createImport',
  tag: 'imports',
  summary: { zh: '上传 XLSX 或 CSV 试导入（不产生任何效果）', en: 'Send an XLSX or CSV file and try it, without effect' },
  command: true,
  takesFile: true,
  params: nothing,
  query: z.strictObject({ kind: z.enum(importKinds), name: oneLine(200).exactOptional() }),
  body: nothing,
  response: importSchema,
  handle: async ({ principal, services, query: { kind, name = '' }, bytes, idempotencyKey }) => {
    const { body, person } = principal;
    const actor = actorOf(person, roleOf(principal, kind));
    const importId = `if${sha256(`${body}|${person.id}|${idempotencyKey}`).slice(0, 20)}`;
    const fileDigest = sha256(Buffer.from(bytes).toString('base64'));
    const context = await contextOf({ principal, services });
    const { state: earlier } = await services.imports.read(body, importId);
    const checked = earlier === undefined ? await checkFile(services, { body, kind, bytes, context }) : undefined;
    const parts = checked === undefined ? [] : partsOf(checked.lines);
    if (checked !== undefined) await services.store.put(body, importId, { parts, report: checked.report });
    const { state, version } = await services.imports.give(body, importId, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'check-import',
      request: canonicalJson({ kind, name, digest: fileDigest }),
      decide: (found, { at }) => {
        if (found !== undefined || checked === undefined) return { actor, events: [] };
        const { lines, report } = checked;
        const counts = { rows: new Set([...report.rows, ...report.faults].map(({ row }) => row)).size, faults: report.faults.length };
        return {
          actor,
          events: [
            {
              type: 'ImportChecked',
              kind,
              file: { name, size: bytes.length, digest: fileDigest },
              ...counts,
              lines: lines.length,
              parts: parts.map((part) => part.length),
              digest: sha256(canonicalJson(lines)),
              goodUntil: later(at, GOOD_FOR_MINUTES),
            },
          ],
        };
      },
    });
    if (state === undefined) throw new Refusal('TooMuchContentionError', { tries: 1 });
    const report = checked?.report ?? (await services.store.report(body, importId));
    const { directory, now } = context;
    return { status: 201, version, body: importBody({ id: importId, version, found: state, report, directory, now }) };
  },
});

const params = z.strictObject({ importId: identifier });

export const readImport = defineRoute({
  method: 'GET',
  path: '/v1/imports/{importId}',
  operationId: 'readImport',
  tag: 'imports',
  summary: {
    zh: '查看试导入结果及导入进度（rows=none 只看进度）',
    en: 'What a trial said, and how far its run is (`rows=none`: only that)',
  },
  command: false,
  params,
  query: z.strictObject({ rows: z.enum(['all', 'none']).default('all') }),
  body: nothing,
  response: importSchema,
  handle: async ({ principal, services, params: { importId }, query: { rows } }) => {
    const { found, version } = await findImport({ principal, services }, importId);
    const report = rows === 'all' ? await services.store.report(principal.body, importId) : undefined;
    const { directory, now } = await contextOf({ principal, services });
    return { version, body: importBody({ id: importId, version, found, report, directory, now }) };
  },
});

/** Asks for the run of a trial that was seen. */
export const runImport = defineRoute({
  method: 'POST',
  path: '/v1/imports/{importId}/run',
  operationId: 'runImport',
  tag: 'imports',
  summary: { zh: '按试导入结果导入（只导入一次）', en: 'Bring in what was tried, once' },
  command: true,
  params,
  query: nothing,
  body: z.strictObject({ digest: z.string().max(200) }),
  response: importSchema,
  handle: async ({ principal, services, params: { importId }, body: asked, idempotencyKey }) => {
    const { body, person } = principal;
    const { found } = await findImport({ principal, services }, importId);
    if (found.by.personId !== person.id) throw new Refusal('ImportNotYoursError');
    const actor = actorOf(person, roleOf(principal, found.kind));
    const { directory, now } = await contextOf({ principal, services });
    await services.imports.list(body, importId, person.id);
    const { state, version } = await services.imports.give(body, importId, {
      commandId: `${person.id}:${idempotencyKey}`,
      command: 'run-import',
      request: canonicalJson(asked),
      decide: (current, { at }) => ({ actor, events: current === undefined ? [] : decideRun(current, at, asked.digest) }),
    });
    return { version, body: importBody({ id: importId, version, found: state ?? found, directory, now }) };
  },
});

/** The imports that were run, the newest first. */
export const listImports = defineRoute({
  method: 'GET',
  path: '/v1/imports',
  operationId: 'listImports',
  tag: 'imports',
  summary: { zh: '最近的导入', en: 'Imports that were run, the newest first' },
  command: false,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ imports: z.array(importSchema) }),
  handle: async ({ principal, services }) => {
    const { body } = principal;
    const { directory, now } = await contextOf({ principal, services });
    const listed = (await services.imports.listed(body)).toReversed().slice(0, MOST_LISTED);
    const read = await Promise.all(listed.map(async ({ importId }) => ({ importId, ...(await services.imports.read(body, importId)) })));
    const seen = read.flatMap(({ importId, state, seq }) =>
      state === undefined || !seesImport(principal, state)
        ? []
        : [importBody({ id: importId, version: seq, found: state, directory, now })],
    );
    return { body: { imports: seen } };
  },
});
