import { describe, expect, it } from 'vitest';
import { JsonCursor } from '#console/session/json-cursor.ts';

const answer = new JsonCursor({ id: 'p1', open: true, units: [{ name: '城管局' }, { name: 7 }], role: 'lead' });

describe('reading foreign JSON', () => {
  it('gives what is there', () => {
    expect(answer.at('id').text()).toBe('p1');
    expect(answer.at('open').flag()).toBe(true);
    expect(answer.at('role').oneOf(['lead', 'co-handler'])).toBe('lead');
    expect(answer.at('id').textOrTexts()).toEqual(['p1']);
    expect(new JsonCursor(['a', 'b']).textOrTexts()).toEqual(['a', 'b']);
    expect(answer.at('due').maybe((due) => due.text())).toBeUndefined();
    expect(answer.at('id').maybe((id) => id.text())).toBe('p1');
  });

  it.each([
    ['.units[1].name', () => answer.at('units').list((unit) => unit.at('name').text())],
    ['.id.name', () => answer.at('id').at('name')],
    ['.due', () => answer.at('due').text()],
    ['.id', () => answer.at('id').flag()],
    ['.id', () => answer.at('id').list((one) => one)],
    ['.role', () => answer.at('role').oneOf(['co-handler'])],
  ])('says where something is not as promised: %s', (path, read) => {
    expect(read).toThrow(expect.objectContaining({ name: 'UnexpectedAnswerError', path: path.replace('.id.name', '.id') }));
  });
});
