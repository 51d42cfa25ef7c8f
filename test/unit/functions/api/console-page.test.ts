import { beforeEach, describe, expect, it } from 'vitest';
import { consolePages } from '#functions/api/console-page.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';

let api: ApiInMemory;

beforeEach(async () => {
  api = await ApiInMemory.withDirectory();
});

describe('the web client', () => {
  it.each(['/cases/p1', '/signed-in', '/signed-out'])('has the same shell at %s for everybody, signed in or not', async (path) => {
    const told = await api.ask(undefined, 'GET', path);
    expect([told.status, told.text, told.headers.get('Content-Type')]).toEqual([200, '<page.html>', 'text/html; charset=utf-8']);
    expect(told.headers.get('Cache-Control')).toBe('no-store');
    expect(told.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  it('lets the shell run its own script and speak to the API and the provider, and nothing else', async () => {
    const { headers } = await api.ask(undefined, 'GET', '/cases/p1');
    const policy = Object.fromEntries(
      (headers.get('Content-Security-Policy') ?? '').split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'connect-src': "'self' https://login.example https://tokens.login.example",
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
    });
  });

  it('names the provider once where it has one origin', async () => {
    const signIn = { issuer: 'https://login.example/pool', clientId: 'console', scope: 'openid' };
    const policyWith = async (tokenOrigin: string) =>
      (await consolePages({ read: () => '', signIn, tokenOrigin }).request('/cases/p1')).headers.get('Content-Security-Policy');
    expect(await policyWith('')).toContain("connect-src 'self' https://login.example;");
    expect(await policyWith('https://login.example')).toContain("connect-src 'self' https://login.example;");
  });

  it.each([
    ['page.css', 'text/css; charset=utf-8'],
    ['main.js', 'text/javascript; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ])('serves %s', async (file, type) => {
    const told = await api.ask(undefined, 'GET', `/console/${file}`);
    expect([told.status, told.text, told.headers.get('Content-Type')]).toEqual([200, `<${file}>`, type]);
    expect(told.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('tells how to sign in', async () => {
    expect((await api.ask(undefined, 'GET', '/console/settings.json')).body).toEqual({
      issuer: 'https://login.example/pool',
      clientId: 'console',
      scope: 'openid',
    });
  });

  it('serves nothing else', async () => {
    expect((await api.ask(undefined, 'GET', '/console/index.mjs')).status).toBe(404);
    expect((await api.ask(undefined, 'GET', '/cases/p1/history')).status).toBe(404);
  });
});
