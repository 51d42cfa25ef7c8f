import { expect, it } from 'vitest';
import { DamagedDataError } from '#local';
import { toldMistake } from '#tools/start/told-mistake.ts';

it('says of tables that are gone that they are missing, of others that they are damaged, and what to do', () => {
  const missing = toldMistake(new DamagedDataError('/data', '/data/dynamodb.sqlite', { isMissing: true }));
  expect(missing).toMatch(
    /^\/data\/dynamodb\.sqlite 不见了，而其他数据还在，请换回 \/data 在停机时的备份.* · .* is missing beside the other data: put back a copy/u,
  );
  const damaged = toldMistake(new DamagedDataError('/data', '/data/states.sqlite'));
  expect(damaged).toMatch(/^\/data\/states\.sqlite 已损坏，无法读取，请换回.* · .* is damaged and cannot be read: put back a copy/u);
});
