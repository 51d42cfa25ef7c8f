import { expect, test } from 'vitest';
import { Session } from '#console/session/session.ts';
import { MemoryDrawer } from '#test/support/memory-drawer.ts';

test('nothing of the one before is left when somebody else signs in, but the page that was open', () => {
  const session = new Session(new MemoryDrawer());
  session.visit('/cases/p1');
  session.begin('first');
  session.choose('990112');
  session.chooseRole('member');
  session.begin('second');
  expect([session.token, session.body, session.role, session.lastPage]).toEqual(['second', undefined, undefined, '/cases/p1']);
  session.end();
  expect([session.token, session.body, session.role, session.lastPage]).toEqual([undefined, undefined, undefined, '/cases/p1']);
});
