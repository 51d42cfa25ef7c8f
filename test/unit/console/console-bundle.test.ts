import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleFiles } from '#functions/api/console-page.ts';
import { buildConsole } from '#tools/build.ts';

let directory: string;
let parts: string[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'console-'));
  parts = Object.keys((await buildConsole(directory)).inputs);
});
afterAll(() => rm(directory, { recursive: true }));

test('the files that the API serves are those that are built', async () => {
  expect((await readdir(directory)).sort()).toEqual([...consoleFiles].sort());
});

test("nothing but the client's own code and the catalogues of core comes to a browser", () => {
  const foreign = parts.filter((part) => !part.startsWith('console/'));
  expect(foreign.sort()).toEqual(['core/contracts/terms.ts', 'core/reminder/mail-texts.ts', 'core/reminder/render-texts.ts']);
});

test('the shell has nothing that its content policy refuses', async () => {
  const page = await readFile(join(directory, 'page.html'), 'utf8');
  expect(page).not.toMatch(/ style=| on\w+=|<style|<script(?! src="\/console\/main\.js")|https?:/);
});
