import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBlocks, readSpans } from '#console/parts/text/read-markdown.ts';
import { chapters } from '#console/rooms/help/chapters.ts';

const page = (language: string, chapter: string) => readFileSync(`docs/help/${language}/${chapter}.md`, 'utf8');
const anchors = (language: string, chapter: string) =>
  readBlocks(page(language, chapter)).flatMap((block) => (block.is === 'heading' && block.anchor !== undefined ? [block.anchor] : []));

describe('the help', () => {
  it.each(chapters)('has a page in each language with the same places, and one first heading: %s', (chapter) => {
    expect(anchors('en', chapter)).toEqual(anchors('zh', chapter));
    for (const language of ['zh', 'en']) {
      expect(readBlocks(page(language, chapter)).filter((block) => block.is === 'heading' && block.level === 1)).toHaveLength(1);
    }
  });

  it.each(chapters.filter((chapter) => chapter !== 'administrator'))('tells of my work and of a case: %s', (chapter) => {
    for (const anchor of ['work', 'case', 'keys']) expect(anchors('zh', chapter)).toContain(anchor);
  });

  it('is read as text, whatever stands in it', () => {
    expect(readBlocks('## 提案页 {#case}\n\n- 一\n  续\n- 二\n\n![图](../pictures/a.png)\n\n<script>x</script>')).toEqual([
      { is: 'heading', level: 2, text: '提案页', anchor: 'case' },
      { is: 'list', isNumbered: false, items: ['一 续', '二'] },
      { is: 'picture', alt: '图', name: 'a.png' },
      { is: 'paragraph', text: '<script>x</script>' },
    ]);
    expect(readSpans('按 `?` 看**全部**，见[待办](/desk)或[外面](https://x.example)')).toEqual([
      { is: 'text', text: '按 ' },
      { is: 'key', text: '?' },
      { is: 'text', text: ' 看' },
      { is: 'strong', text: '全部' },
      { is: 'text', text: '，见' },
      { is: 'link', text: '待办', to: '/desk' },
      { is: 'text', text: '或[外面](https://x.example)' },
    ]);
  });
});
