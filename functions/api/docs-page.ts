import { html, raw } from 'hono/html';
import type { OpenApi } from './open-api.ts';

/** The API reader: one page from the OpenAPI document, without script. */
export function docsPage(document: OpenApi) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>提案办理接口 · Proposal API</title>
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <main>
          <h1>提案办理接口 <small lang="en">Proposal API</small></h1>
          <p>机器可读：<a href="/openapi.json">/openapi.json</a>（OpenAPI 3.1）。除 <code>/healthz</code> 外均须携带 <code>Authorization: Bearer …</code>；改变状态的请求须带 <code>Idempotency-Key</code>，可带 <code>If-Match: "版本"</code>。</p>
          <p lang="en">Machine-readable: <a href="/openapi.json">/openapi.json</a>. Everything but <code>/healthz</code> needs a bearer token; what changes state needs an <code>Idempotency-Key</code> and may carry <code>If-Match</code>.</p>
          ${operations.map(
            ({ path, method, operation }) => html`<details>
              <summary><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code> <span>${String(operation['summary'])}</span></summary>
              ${section('参数 Parameters', operation['parameters'])} ${section('请求体 Body', operation['requestBody'])}
              ${section('返回 Responses', operation['responses'])}
            </details>`,
          )}
        </main>
      </body>
    </html>`;
}

function section(title: string, part: unknown) {
  if (part === undefined || (Array.isArray(part) && part.length === 0)) return raw('');
  return html`<h2>${title}</h2>
    <pre tabindex="0">${JSON.stringify(part, null, 2)}</pre>`;
}

export const docsStyle = `
:root { color-scheme: light; font: 16px/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
body { margin: 0; color: #1f2328; background: #fbfaf7; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 small { font-size: 0.6em; font-weight: 400; color: #57606a; }
h2 { font-size: 0.9rem; margin: 0.8rem 0 0.2rem; color: #57606a; }
details { border-top: 1px solid #d8d4cb; padding: 0.5rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary:focus-visible, a:focus-visible, pre:focus-visible { outline: 3px solid #9a3b26; outline-offset: 2px; }
.method { display: inline-block; min-width: 3.2rem; font-weight: 600; color: #7a2e1d; }
.method.get { color: #1d5a7a; }
pre { overflow: auto; max-height: 24rem; margin: 0; padding: 0.75rem; background: #fff; border: 1px solid #e4e0d6; font-size: 0.8rem; }
`;
