import { describe, expect, it, vi } from 'vitest';
import { Drafts } from '#console/parts/drafts.ts';
import { forbidHtml } from '#console/no-html.ts';
import { isWriting } from '#console/frame/is-writing.ts';
import { MemoryDrawer } from '#test/support/memory-drawer.ts';

describe('a draft', () => {
  it('is found again by the same person and by nobody else, until it is dropped', () => {
    const drawer = new MemoryDrawer();
    const own = new Drafts(drawer, 'lin');
    own.keep('p1 dispatch', { opinion: '请按期办理' });
    expect(new Drafts(drawer, 'lin').read('p1 dispatch')).toEqual({ opinion: '请按期办理' });
    expect(new Drafts(drawer, 'du').read('p1 dispatch')).toBeUndefined();
    expect(own.read('p2 dispatch')).toBeUndefined();
    own.drop('p1 dispatch');
    expect(own.read('p1 dispatch')).toBeUndefined();
  });

  it('that is none is as if there were none', () => {
    const drawer = new MemoryDrawer();
    drawer.setItem('draft lin p1', '{"half');
    expect(new Drafts(drawer, 'lin').read('p1')).toBeUndefined();
  });

  it('does not stop the writing where the browser has no room for it', () => {
    const drawer = new MemoryDrawer();
    vi.spyOn(drawer, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(() => new Drafts(drawer, 'lin').keep('p1', 'x')).not.toThrow();
  });
});

describe('text that becomes HTML', () => {
  it('is refused where it holds a tag, and there is no rule for scripts at all', () => {
    const rules: object[] = [];
    forbidHtml({ createPolicy: (name, made) => rules.push({ name, ...made }) });
    const [policy] = rules as { name: string; createHTML: (text: string) => string }[];
    expect(Object.keys(policy ?? {}).toSorted()).toEqual(['createHTML', 'name']);
    expect(policy?.name).toBe('default');
    expect(policy?.createHTML('.a>.b{color:red}')).toBe('.a>.b{color:red}');
    for (const text of ['<img src=x onerror=alert(1)>', 'a<b', '<'])
      expect(() => policy?.createHTML(text), text).toThrow('does not become HTML');
  });
});

describe('a single key', () => {
  it.each<[string, object, boolean]>([
    ['within a composition', { isComposing: true, keyCode: 65 }, true],
    ['that an input method took', { isComposing: false, keyCode: 229 }, true],
    ['in a field', { isComposing: false, keyCode: 65, tagName: 'TEXTAREA' }, true],
    ['in what is edited', { isComposing: false, keyCode: 65, tagName: 'DIV', isContentEditable: true }, true],
    ['on a button', { isComposing: false, keyCode: 65, tagName: 'BUTTON' }, false],
    ['on nothing', { isComposing: false, keyCode: 65 }, false],
  ])('%s', (_what, { isComposing = false, keyCode = 0, ...target }: { isComposing?: boolean; keyCode?: number }, writes) => {
    expect(isWriting({ isComposing, keyCode }, target)).toBe(writes);
  });
});
