import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseEncoding, consoleFiles } from '#functions/api/console-files.ts';
import { consolePages } from '#functions/api/console-page.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';

let api: ApiInMemory;

beforeEach(async () => {
  api = await ApiInMemory.withDirectory();
});

const shellAt = (path: string) => api.ask(undefined, 'GET', path);
const nonceIn = (text: string) => /nonce="(.+)"/.exec(text)?.[1] ?? '';
const policyOf = ({ headers }: { headers: Headers }) =>
  Object.fromEntries(
    (headers.get('Content-Security-Policy') ?? '').split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  );

describe('the web client', () => {
  it.each(['/', '/desk', '/desk/', '/desk/cases', '/desk/a/room/to/come', '/cases/p1', '/signed-in', '/signed-out'])(
    'has the same shell at %s for everybody, signed in or not',
    async (path) => {
      const told = await shellAt(path);
      expect([told.status, told.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(told.text).toMatch(/^<shell nonce="[\w+/]{22}==">$/);
      expect(told.headers.get('Cache-Control')).toBe('no-store');
      expect(told.headers.get('Referrer-Policy')).toBe('no-referrer');
    },
  );

  it('gives each response a nonce of its own, for styles alone', async () => {
    const [one, other] = [await shellAt('/desk'), await shellAt('/desk')];
    expect(nonceIn(one.text)).not.toBe(nonceIn(other.text));
    expect(policyOf(one)['style-src']).toBe(`'self' 'nonce-${nonceIn(one.text)}'`);
    expect(policyOf(one)['script-src']).toBe("'self'");
  });

  it('lets the shell run its own script and speak to the API and the provider, and nothing else', async () => {
    const { 'style-src': _nonce, ...policy } = policyOf(await shellAt('/cases/p1'));
    expect(policy).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'self' https://login.example https://tokens.login.example https://files.example",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'default',
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
    });
  });

  it('names the provider once where it has one origin', async () => {
    const signIn = { issuer: 'https://login.example/pool', clientId: 'console', scope: 'openid' };
    const files = { shell: () => '', asset: () => undefined };
    const policyWith = async (tokenOrigin: string) =>
      (
        await consolePages({ files, signIn, tokenOrigin, filesOrigin: 'https://files.example', rehearsalTools: '' }).request('/cases/p1')
      ).headers.get('Content-Security-Policy');
    expect(await policyWith('')).toContain("connect-src 'self' https://login.example https://files.example;");
    expect(await policyWith('https://login.example')).toContain("connect-src 'self' https://login.example https://files.example;");
  });

  it('says where the tools of a rehearsal lie, and that there are none where there are none', async () => {
    const signIn = { issuer: 'https://login.example/pool', clientId: 'console', scope: 'openid' };
    const files = { shell: () => '<meta content="%rehearsal%">', asset: () => undefined };
    const shellWith = async (rehearsalTools: string) =>
      (
        await consolePages({ files, signIn, tokenOrigin: '', filesOrigin: 'https://files.example', rehearsalTools }).request('/desk')
      ).text();
    expect(await shellWith('/tools/here')).toBe('<meta content="/tools/here">');
    expect(await shellWith('')).toBe('<meta content="">');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br', 'br'],
    ['gzip', 'gzip', 'gzip'],
    ['', 'identity', null],
  ])('serves an asset for ever to a client that reads "%s"', async (accepted, encoding, told) => {
    const answer = await api.ask(undefined, 'GET', '/console/assets/main-abc.js', { headers: { 'Accept-Encoding': accepted } });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(answer.headers.get('Content-Encoding')).toBe(told);
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.text).toBe(`<main-abc.js ${encoding}>`);
  });

  it('tells how to sign in, whatever is in it', async () => {
    const signIn = { issuer: 'https://login.example/pool', clientId: '"><script>&$&', scope: 'openid' };
    const files = { shell: () => '<meta content="%sign-in%">', asset: () => undefined };
    const setup = { files, signIn, tokenOrigin: '', filesOrigin: 'https://files.example', rehearsalTools: '' };
    const [, told = ''] = /^<meta content="([^"<]*)">$/.exec(await (await consolePages(setup).request('/desk')).text()) ?? [];
    expect(JSON.parse(told.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'))).toEqual(signIn);
  });

  it('serves nothing else', async () => {
    for (const path of [
      '/console/index.mjs',
      '/console/assets/',
      '/console/assets/other.js',
      '/console/assets/main-abc.mjs',
      '/cases/p1/history',
    ]) {
      expect((await api.ask(undefined, 'GET', path)).status, path).toBe(404);
    }
  });
});

describe('how an asset comes to a browser', () => {
  it.each([
    ['br', 'br'],
    ['gzip;q=1.0, br;q=0.9', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0', 'identity'],
    ['zstd, deflate', 'identity'],
    ['*', 'identity'],
    ['', 'identity'],
  ])('%s gets %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted)).toBe(encoding);
  });

  it('is read from beside the bundle, by names that are there and no other', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'console-'));
    try {
      await mkdir(join(directory, 'assets'));
      await writeFile(join(directory, 'shell.html'), 'shell');
      await writeFile(join(directory, 'secret.gz'), gzipSync('secret'));
      await writeFile(join(directory, 'assets/main.js.br'), brotliCompressSync('script'));
      await writeFile(join(directory, 'assets/main.js.gz'), gzipSync('script'));
      const files = consoleFiles(pathToFileURL(`${directory}/`));
      expect(files.shell()).toBe('shell');
      expect(brotliDecompressSync(files.asset('main.js', 'br') ?? '').toString()).toBe('script');
      expect(gunzipSync(files.asset('main.js', 'gzip') ?? '').toString()).toBe('script');
      expect(new TextDecoder().decode(files.asset('main.js', 'identity'))).toBe('script');
      for (const name of ['other.js', '../secret', '..%2Fsecret', '', '/etc/passwd'])
        expect(files.asset(name, 'gzip'), name).toBeUndefined();
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
