import { expect, it } from 'vitest';
import { untoldWaits } from '#tools/demo/told.ts';
import type { Told } from '#tools/demo/told.ts';
import { samplePeople } from '#tools/samples.ts';

const at = '2026-02-03T02:00:00.000Z';
const [dispatcher, other] = samplePeople().filter(({ roles }) => roles.includes('dispatcher'));
const commits = [
  {
    seq: 1,
    at,
    command: 'file',
    actor: { name: '丁文澜' },
    events: [{ type: 'ProposalFiled' }, { type: 'ClockOpened', clock: { id: 'dispatch', holder: { role: 'dispatcher' } } }],
  },
];
const told = (id = '', changes: Partial<Told> = {}): Told => ({
  kindName: { zh: '待交办', en: 'to dispatch' },
  urgency: 'prompt',
  recipient: { id, name: { zh: '', en: '' } },
  at,
  status: 'sent',
  statusName: { zh: '已发送', en: 'sent' },
  mail: { at: '2026-02-03T02:10:00.000Z' },
  ...changes,
});
const missing = (...all: readonly Told[]): string[] => untoldWaits({ commits }, all);

it('finds nothing where everybody who holds a wait had a mail by the next morning', () => {
  expect(missing(told(dispatcher?.id), told(other?.id, { mail: { at: '2026-02-04T01:15:00.000Z' } }))).toEqual([]);
});

it('finds whoever had none, had it late, or was told of something else', () => {
  expect(missing(told(dispatcher?.id))).toEqual([`${at} dispatch ${other?.id ?? ''}`]);
  const late = told(other?.id, { mail: { at: '2026-02-04T08:00:00.000Z' } });
  const earlier = told(other?.id, { at: '2026-02-02T02:00:00.000Z' });
  const waiting = told(other?.id, { status: 'pending' });
  for (const one of [late, earlier, waiting]) expect(missing(told(dispatcher?.id), one)).toHaveLength(1);
});

it('is content where the case had moved on before the mail was to go, or a deputy was told', () => {
  const { mail: _mail, ...unsent } = told(other?.id, { status: 'superseded', settledAt: '2026-02-03T02:10:00.000Z' });
  const standIn = told('somebody', { onBehalfOf: { id: other?.id ?? '', name: { zh: '', en: '' } } });
  for (const one of [unsent, standIn]) expect(missing(told(dispatcher?.id), one)).toEqual([]);
});
