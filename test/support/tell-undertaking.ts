import * as z from 'zod';
import type { Undertaking } from './old-directory.ts';

const auditor = 'feng-yijian';
const anything = z.record(z.string(), z.unknown());

const caseSchema = z.looseObject({
  stage: z.string(),
  version: z.int(),
  caseNumber: z.string().optional(),
  due: z.looseObject({ light: z.string() }).optional(),
  desk: z.looseObject({ id: z.string() }).optional(),
  assignments: z.array(z.looseObject({ id: z.string(), status: z.string(), round: z.int() })),
  tasks: z.array(z.looseObject({ clockId: z.string(), dueAt: z.string() })),
});

const historySchema = z.object({ commits: z.array(z.looseObject({ at: z.string(), events: z.array(anything) })) });

const eventSchema = z.looseObject({
  type: z.string(),
  number: z.int().optional(),
  text: z.string().optional(),
  clock: z.looseObject({ id: z.string() }).optional(),
});

const reminderSchema = z.looseObject({
  kind: z.string(),
  rule: z.string(),
  clock: z.looseObject({ id: z.string() }).optional(),
  dueOn: z.string().optional(),
  recipient: z.looseObject({ id: z.string().optional() }),
  onBehalfOf: z.looseObject({ id: z.string().optional() }).optional(),
  readyAt: z.string(),
  status: z.string(),
  reason: z.looseObject({ code: z.string() }).optional(),
});

const mailsSchema = z.looseObject({
  mails: z.array(z.looseObject({ at: z.string(), to: z.array(z.string()), tags: z.looseObject({ kind: z.string().optional() }) })),
});

const machinesSchema = z.looseObject({
  machines: z.array(z.looseObject({ machine: z.looseObject({ name: z.string() }), running: z.string() })),
});

/**
 * Everything that the recorded directory and its continuation are compared by. Virtual time runs on while things are done, so
 * instants of acts are told by the local day, those of notices by the minute they are planned for, those of mails by ten minutes.
 */
export async function tellUndertaking(undertaking: Undertaking, cases: readonly string[], feed: string): Promise<Record<string, unknown>> {
  const each = async <T>(tell: (name: string) => Promise<T>): Promise<Record<string, T>> => {
    const told: Record<string, T> = {};
    for (const name of cases) told[name] = await tell(name);
    return told;
  };
  return {
    cases: await each((name) => tellCase(undertaking, name)),
    events: await each((name) => tellEvents(undertaking, name)),
    reminders: await each((name) => tellReminders(undertaking, name)),
    mails: await tellMails(undertaking),
    deliveries: tellDeliveries(undertaking, cases),
    feed: await tellFeed(undertaking, feed),
    running: await tellExecutions(undertaking),
  };
}

async function tellCase({ running, ids }: Undertaking, name: string): Promise<unknown> {
  const as = ids.get(`${name}:reader`) ?? auditor;
  const read = caseSchema.parse(await running.client.as(as, 'GET', `/v1/proposals/${ids.get(name) ?? ''}`));
  const { stage, version, caseNumber, due, desk, assignments, tasks } = read;
  return {
    stage,
    version,
    caseNumber: caseNumber ?? null,
    // Then a case had the light of its own clock alone.
    light: due?.light ?? 'grey',
    desk: desk?.id ?? null,
    shares: assignments.map(({ id, status, round }) => `${id}.${round} ${status}`),
    clocks: tasks.map(({ clockId, dueAt }) => `${clockId} ${dueAt}`),
  };
}

/** What each event tells beside texts, without instants and numbers of papers, which follow the order of a morning. */
async function tellEvents({ running, ids }: Undertaking, name: string): Promise<string[]> {
  const as = ids.get(`${name}:reader`) ?? auditor;
  const { commits } = historySchema.parse(await running.client.as(as, 'GET', `/v1/proposals/${ids.get(name) ?? ''}/history`));
  return commits.flatMap(({ at, events }) => events.map((event) => `${localDay(at)} ${eventText(event)}`));
}

const codes = [
  'assignmentId',
  'clockId',
  'rule',
  'action',
  'covers',
  'personId',
  'unitId',
  'role',
  'round',
  'class',
  'outcome',
  'deemed',
  'bySilence',
  'document',
];

function eventText(event: Readonly<Record<string, unknown>>): string {
  const told = codes.flatMap((code) => (event[code] === undefined ? [] : [`${code}=${JSON.stringify(event[code])}`]));
  const { type, number, text, clock } = eventSchema.parse(event);
  const opened = clock === undefined ? [] : [`clock=${clock.id}`];
  const numbered = number === undefined || text === undefined || type === 'DocumentNumbered' ? [] : [text];
  return [type, ...told, ...opened, ...numbered].join(' ');
}

async function tellReminders({ running, ids }: Undertaking, name: string): Promise<string[]> {
  const as = ids.get(`${name}:reader`) ?? auditor;
  const lines: string[] = [];
  for (let cursor = ''; ;) {
    const page = z
      .looseObject({ reminders: z.array(reminderSchema), next: z.string().optional() })
      .parse(await running.client.as(as, 'GET', `/v1/reminders?proposal=${ids.get(name) ?? ''}&limit=200${cursor}`));
    lines.push(...page.reminders.map(reminderText));
    if (page.next === undefined) return lines.sort();
    cursor = `&cursor=${page.next}`;
  }
}

function reminderText({
  kind,
  rule,
  clock,
  dueOn,
  recipient,
  onBehalfOf,
  readyAt,
  status,
  reason,
}: z.infer<typeof reminderSchema>): string {
  const behalf = onBehalfOf === undefined ? '' : ` for ${onBehalfOf.id ?? ''}`;
  const about = clock === undefined ? '' : ` ${clock.id} ${dueOn ?? ''}`;
  return `${localMinute(readyAt)} ${recipient.id ?? ''}${behalf} ${kind} ${rule}${about} ${status}${reason === undefined ? '' : ` ${reason.code}`}`;
}

function readerOf(to: readonly string[]): string {
  return /([^<\s]+)@/u.exec(to.join())?.[1] ?? '';
}

async function tellMails({ running }: Undertaking): Promise<string[]> {
  const { mails } = mailsSchema.parse(await running.client.local('GET', '/_local/mail?limit=5000'));
  return mails.map(({ at, to, tags }) => `${localMinute(at).slice(0, -1)}x ${readerOf(to)} ${tags.kind ?? ''}`).sort();
}

const isPaper = ({ event }: { readonly event: { readonly type: string } }): boolean => event.type === 'document.issued';

/**
 * What came in by path and case: id, type and order, each first arrival alone. Papers were not told then: without them, and with
 * the numbers that the others have without them.
 */
function tellDeliveries({ inbox, ids }: Undertaking, cases: readonly string[]): Record<string, Record<string, string[]>> {
  const paths = [...new Set(inbox.received.map(({ path }) => path))].sort();
  return Object.fromEntries(
    paths.map((path) => [
      path,
      Object.fromEntries(
        cases.flatMap((name) => {
          const ofCase = ({ event }: { readonly event: { readonly id: string } }): boolean =>
            event.id.startsWith(`${ids.get(name) ?? ''}-`);
          const papers = new Set(inbox.received.filter((one) => ofCase(one) && isPaper(one)).map(({ event }) => event.sequence ?? ''));
          const then = (sequence: string): string => {
            const before = [...papers].filter((paper) => paper < sequence).length;
            return String(Number(sequence) - before).padStart(10, '0');
          };
          const own = inbox.news(path).filter((one) => ofCase(one) && !isPaper(one));
          const told = [...new Set(own.map(({ event }) => `${then(event.sequence ?? '')} ${event.type}`))];
          return told.length === 0 ? [] : [[name, told]];
        }),
      ),
    ]),
  );
}

async function tellFeed({ running, ids }: Undertaking, path: string): Promise<string[]> {
  const text = await (await fetch(`${running.client.address}${path}`)).text();
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  const events = text
    .replaceAll(/\r?\n[ \t]/gu, '')
    .split('BEGIN:VEVENT')
    .slice(1);
  return events
    .map((event) => {
      const of = (property: string): string => new RegExp(`^${property}[^:]*:(.*)$`, 'mu').exec(event)?.[1]?.trim() ?? '';
      const [id = '', ...clock] = (of('UID').split('@')[0] ?? '').split('.');
      return `${of('DTSTART')} ${names.get(id) ?? id} ${clock.join('.')} ${of('STATUS')} ${of('SEQUENCE')} ${of('SUMMARY')}`;
    })
    .sort();
}

/** Executions that run by machine, and those that failed. */
async function tellExecutions({ running }: Undertaking): Promise<unknown> {
  const count = async (name: string, status: string): Promise<number> => {
    const found = await running.client.local('GET', `/_local/executions?stateMachine=${encodeURIComponent(name)}&status=${status}`);
    return z.looseObject({ executions: z.array(z.unknown()) }).parse(found).executions.length;
  };
  const { machines } = machinesSchema.parse(await running.client.local('GET', '/_local/executions'));
  const told: Record<string, unknown> = {};
  for (const { machine, running: open } of machines.toSorted((a, b) => (a.machine.name < b.machine.name ? -1 : 1))) {
    told[machine.name] = {
      running: Number(open),
      failed: (await count(machine.name, 'FAILED')) + (await count(machine.name, 'TIMED_OUT')),
    };
  }
  return told;
}

function localMinute(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

function localDay(at: string): string {
  return localMinute(at).slice(0, 10);
}
