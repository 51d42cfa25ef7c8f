import { html, raw } from 'hono/html';
import * as z from 'zod';
import { isCommandName } from '#core/steps/commands.ts';
import type { OpenApi } from './open-api.ts';
import { problemSchema } from '#functions/platform/http/problem.ts';
import { schemaText } from './schema-text.ts';

const contentSchema = z.record(z.string(), z.object({ schema: z.unknown() }));
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).default(['other']),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: z.unknown() })).default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.optional() })),
});

interface Entry extends z.output<typeof operationSchema> {
  readonly path: string;
  readonly method: string;
}

/** By the operations' tags, in the order of the page; commands, of which there are many, apart. */
const groups: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  proposals: ['提案', 'Proposals'],
  commands: ['办理操作', 'Commands'],
  letters: ['信函', 'Letters'],
  allocations: ['预分办', 'Draft allocations'],
  plans: ['批量办理', 'Plans'],
  imports: ['导入导出', 'Bringing in and taking out'],
  worklist: ['待办', 'Work list'],
  reminders: ['提醒', 'Reminders'],
  statistics: ['统计', 'Statistics'],
  'calendar-feeds': ['日历订阅', 'Calendar feeds'],
  webhooks: ['状态推送', 'Status webhooks'],
  directory: ['名录', 'Directory'],
  policy: ['规则', 'Rules'],
  other: ['其他', 'Other'],
};
const places: Readonly<Record<string, string>> = { path: '路径 path', query: '查询 query', header: '请求头 header' };

/** The API reader: one page from the OpenAPI document, without script. */
export function docsPage(document: OpenApi) {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ path, method, ...operationSchema.parse(operation) })),
  );
  const grouped = Map.groupBy(entries, ({ operationId, tags }) => (isCommandName(operationId) ? 'commands' : (tags[0] ?? 'other')));
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>提案办理接口 · Proposal API</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <header>
          <p><a href="/">提案办理 <span lang="en">Proposals</span></a></p>
          <nav aria-label="去处 Where to go"><a href="/desk">工作台 <span lang="en">The desk</span></a> <a href="/openapi.json">OpenAPI</a></nav>
        </header>
        <main>
          <h1>提案办理接口 <small lang="en">Proposal API</small></h1>
          <p>机器可读：<a href="/openapi.json">/openapi.json</a>（OpenAPI 3.1）。除 <code>/healthz</code> 外均须携带 <code>Authorization: Bearer …</code>；改变状态的请求须带 <code>Idempotency-Key</code>，可带 <code>If-Match: "版本"</code>。</p>
          <p lang="en">Machine-readable: <a href="/openapi.json">/openapi.json</a>. Everything but <code>/healthz</code> needs a bearer token; what changes state needs an <code>Idempotency-Key</code> and may carry <code>If-Match</code>.</p>
          <p>下文中 <code>?</code> 表示可省略，括号内是长度或数值的范围，<code>id</code> 是以字母或数字开头、不超过 64 个字符的标识。</p>
          <p lang="en">Below, <code>?</code> marks what may be left out, brackets hold bounds, and <code>id</code> is an identifier of up to 64 letters, digits, dots, dashes and underscores.</p>
          <details>
            <summary><span>出错时的返回</span> <span lang="en">What every failure answers</span></summary>
            <pre tabindex="0">${schemaText(z.toJSONSchema(problemSchema, { io: 'output' }))}</pre>
          </details>
          ${Object.entries(groups).map(([tag, [zh, en]]) => html`<h2>${zh} <small lang="en">${en}</small></h2>${grouped.get(tag)?.map(entryPart)}`)}
        </main>
      </body>
    </html>`;
}

function entryPart({ path, method, summary, parameters, requestBody, responses }: Entry) {
  const [zh, en] = summary.split(' · ');
  return html`<details>
    <summary>
      <span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code>
      <span class="what">${zh} <span lang="en">${en}</span></span>
    </summary>
    ${parameters.length === 0 ? raw('') : html`<h3>参数 <span lang="en">Parameters</span></h3><ul>${parameters.map(parameterPart)}</ul>`}
    ${contentPart('请求体', 'Body', requestBody?.content)}
    ${Object.entries(responses).map(([status, { content }]) => (status === 'default' ? raw('') : contentPart(`返回 ${status}`, 'Answer', content)))}
  </details>`;
}

function parameterPart({ name, in: place, required, schema }: Entry['parameters'][number]) {
  return html`<li><code>${name}${required ? '' : '?'}: ${schemaText(schema)}</code> <span class="place">${places[place] ?? place}</span></li>`;
}

function contentPart(zh: string, en: string, content: z.output<typeof contentSchema> | undefined) {
  if (content === undefined) return raw('');
  return html`<h3>${zh} <span lang="en">${en}</span></h3>${Object.values(content).map(({ schema }) => html`<pre tabindex="0">${schemaText(schema)}</pre>`)}`;
}
