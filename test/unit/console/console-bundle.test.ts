import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalTexts } from '#core/steps/refusals.ts';
import { commandTerms, statusTexts } from '#core/steps/texts.ts';
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

test("nothing but the client's own code and the catalogues of core comes to a browser", async () => {
  const foreign = parts.filter((part) => !part.startsWith('console/'));
  const catalogues = (await readdir('core/steps', { recursive: true })).filter((path) => /(^|\/)texts(\.zh|\.en)?\.ts$/.test(path));
  expect(foreign.sort()).toEqual(
    [
      'core/contracts/term.ts',
      'core/calendar/date-term.ts',
      'core/case/share-texts.ts',
      'core/case/telling-text.ts',
      'core/case/terms.ts',
      'core/case/texts.en.ts',
      'core/case/texts.zh.ts',
      'core/notices/render-texts.ts',
      ...catalogues.map((path) => `core/steps/${path}`),
    ].sort(),
  );
});

test('of those catalogues it takes what it shows: no words of mails, webhooks or refusals', async () => {
  const script = await readFile(join(directory, 'main.js'), 'utf8');
  const held = (words: Iterable<string>): string[] => [...words].filter((word) => script.includes(word));
  const commands = Object.values(commandTerms).map(({ en }) => en);
  expect(held(commands)).toEqual(commands);
  const statuses = Object.values(statusTexts).map(({ en }) => en);
  const refusals = [...refusalTexts.values()].map(({ todo }) => todo.en);
  expect(held(['sentence:', ...statuses, ...refusals])).toEqual([]);
});

test('the shell has nothing that its content policy refuses', async () => {
  const page = await readFile(join(directory, 'page.html'), 'utf8');
  expect(page).not.toMatch(/ style=| on\w+=|<style|<script(?! src="\/console\/main\.js")|https?:/);
});
