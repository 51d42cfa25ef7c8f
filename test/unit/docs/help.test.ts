import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { roles } from '#core/directory/directory.ts';
import { readBlocks } from '#console/parts/text/read-markdown.ts';
import { anchorOf, chapterOf, chapters } from '#console/rooms/help/chapters.ts';
import { menuFor } from '#console/rooms/menu.ts';

const blocksOf = async (language: string, chapter: string) => readBlocks(await readFile(`docs/help/${language}/${chapter}.md`, 'utf8'));

async function anchorsOf(language: string, chapter: string): Promise<string[]> {
  const blocks = await blocksOf(language, chapter);
  return blocks.flatMap((block) => (block.is === 'heading' && block.anchor !== undefined ? [block.anchor] : []));
}

describe('the help', () => {
  it.each(roles)('tells a %s of every room in the menu, and of a case', async (role) => {
    const anchors = await anchorsOf('zh', chapterOf[role]);
    const rooms = menuFor(role).map(({ to }) => anchorOf(to));
    const own = role === 'administrator' ? rooms.filter((one) => one !== 'work') : [...rooms, 'case'];
    expect(own.filter((one) => !anchors.includes(one))).toEqual([]);
  });

  it('tells of the pages that an action opens', async () => {
    expect(await anchorsOf('zh', 'unit')).toContain(anchorOf('/desk/reply/p1/a1'));
    expect(await anchorsOf('zh', 'member')).toContain(anchorOf('/desk/judge/p1'));
  });

  it.each(chapters)('has the same places and pictures in both languages: %s', async (chapter) => {
    const [zh, en] = [await blocksOf('zh', chapter), await blocksOf('en', chapter)];
    const shape = (blocks: typeof zh) =>
      blocks.map((block) => (block.is === 'heading' ? block.anchor : block.is === 'picture' ? block.name : block.is));
    expect(shape(en)).toEqual(shape(zh));
    const pictures = zh.flatMap((block) => (block.is === 'picture' ? [block.name] : []));
    expect(pictures.filter((name) => !existsSync(`docs/help/pictures/${name}`))).toEqual([]);
  });
});
