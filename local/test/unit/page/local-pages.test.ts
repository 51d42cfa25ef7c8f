import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { createIdentity } from '../../../identity/identity.ts';
import { createLocalPages, type LocalPagesHandler } from '../../../page/local-pages.ts';
import { createMailbox, type Mailbox } from '../../../ses/mailbox.ts';
import { StepFunctions } from '../../../states/step-functions.ts';
import { sampleMachine } from './sample-machine.ts';
import { wireRequest } from './serve-wire.ts';

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;
const BROWSER = { accept: 'text/html,application/xhtml+xml' };

let accepted = 0;
const offers = [
  {
    name: 'fill-in',
    button: { zh: HOSTILE, en: 'Fill in' },
    hint: { zh: HOSTILE, en: 'Fills it in' },
    accept: async (report: (done: number, total: number) => void) => {
      accepted += 1;
      report(1, 2);
      await new Promise(setImmediate);
      return { filled: accepted };
    },
  },
];

/** What was asked to be looked for. */
const lookedFor: { readonly from: number; readonly to: number }[] = [];
const meanwhile = async (from: number, to: number) => {
  lookedFor.push({ from, to });
  return { commits: lookedFor.length };
};

let clock: VirtualClock;
let mailbox: Mailbox;
let states: StepFunctions;
let pages: LocalPagesHandler;
let machineArn: string;

beforeAll(async () => {
  clock = new VirtualClock();
  mailbox = createMailbox({ databasePath: ':memory:', clock, region: 'us-east-1', accountId: '000000000000' });
  states = new StepFunctions({
    clock,
    lambda: { invoke: () => Promise.reject(new Error('no functions here')) },
    databasePath: ':memory:',
    region: 'us-east-1',
    accountId: '000000000000',
  });
  const people = [{ id: 'zhang', subject: 's', label: HOSTILE, labelEn: 'Zhang', group: HOSTILE }];
  const identity = await createIdentity({ issuer: 'http://127.0.0.1:8787/_local/identity', audience: 'api', people, clock });
  pages = createLocalPages({
    clock,
    mailbox,
    identity,
    states,
    nextTimeout: () => Date.parse('2030-01-01T00:00:00.000Z'),
    status: () => ({
      services: [{ name: HOSTILE, standIn: 'x', counts: { tables: 3, [HOSTILE]: 1 } }],
      counts: { transitions: 7 },
      requests: [{ operation: 'Query', on: 'Log.byUnit', calls: 2, readUnits: 1, writeUnits: 0 }],
      dataDirectory: null,
    }),
    port: () => 8787,
    site: {
      title: { zh: HOSTILE, en: 'Title' },
      links: [{ href: '/docs', zh: '接口', en: 'API' }],
      examplePath: '/v1/x',
      offers,
      meanwhile,
    },
  });
  const made = (await states.call('CreateStateMachine', {
    name: 'sample',
    definition: JSON.stringify(sampleMachine),
    roleArn: 'arn:aws:iam::000000000000:role/r',
  })) as { stateMachineArn: string };
  machineArn = made.stateMachineArn;
  for (const [name, input] of Object.entries({
    waiting: {},
    odd: {},
    accepted: { decision: 'accept', units: ['a'] },
    declined: { decision: 'decline', note: HOSTILE },
  })) {
    await states.call('StartExecution', { stateMachineArn: machineArn, name, input: JSON.stringify(input) });
  }
  await mailbox.handle(
    wireRequest('POST', '/', {
      body: new URLSearchParams({
        Action: 'SendEmail',
        Source: 'o@yunlan.example',
        'Destination.ToAddresses.member.1': 'a@yunlan.example',
        'Message.Subject.Data': HOSTILE,
        'Message.Body.Text.Data': HOSTILE,
        'Message.Body.Html.Data': '<script>alert(2)</script><b>x</b>',
      }).toString(),
    }),
  );
  await clock.advanceTo(clock.now() + 61_000);
  await states.call('StartExecution', { stateMachineArn: machineArn, name: 'fresh', input: '{}' });
});

afterAll(() => {
  states.stop();
  mailbox.close();
  clock.stop();
});

async function visit(path: string, headers: Record<string, string> = BROWSER) {
  const response = await pages(wireRequest('GET', path, { headers }));
  if (response === undefined) throw new Error(`${path} is nobody's`);
  return { ...response, text: String(response.body) };
}

const json = async (path: string) => JSON.parse((await visit(path, {})).text) as Record<string, never>;

/** Names of the executions listed, in alphabetical order. */
const names = async (query: string): Promise<string[]> => {
  const listing = JSON.parse((await visit(`/_local/executions${query}`, {})).text) as { executions: { name: string }[] };
  return listing.executions.map(({ name }) => name).toSorted();
};

const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const response = await pages(wireRequest('POST', path, { body, headers }));
  return { status: response?.status, headers: response?.headers, body: String(response?.body) };
};

const htmlPaths = () => [
  '/',
  '/_local/clock',
  '/_local/mail',
  `/_local/mail/${mailbox.list()[0]?.id}`,
  '/_local/executions',
  '/_local/executions/declined',
  '/_local/state-machines/sample',
  '/_local/nothing',
];

describe('the local pages', () => {
  it('leave other paths to others, and / only is theirs outside /_local', async () => {
    for (const path of ['/v1/x', '/healthz', '/_locals', '/docs', '/_localhost/x'])
      expect(await pages(wireRequest('GET', path))).toBeUndefined();
    for (const path of ['/', '/_local', '/_local/']) expect((await visit(path)).status).toBe(200);
  });

  it('refuse foreign hosts and origins before anything else', async () => {
    expect((await visit('/', { host: 'rebound.example:8787' })).status).toBe(403);
    const before = clock.now();
    expect((await post('/_local/clock', '{"advance":"P1D"}', { origin: 'http://evil.example' })).status).toBe(403);
    expect((await post('/_local/people/zhang/token', '', { origin: 'http://evil.example' })).body).not.toContain('access_token');
    expect(clock.now() - before).toBeLessThan(60_000);
  });

  it('escape hostile values everywhere', async () => {
    for (const path of htmlPaths()) {
      const { text } = await visit(path);
      expect(text, path).not.toContain('<img');
      expect(text, path).not.toContain('onerror=alert(1)>');
      expect(text, path).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    }
  });

  it('allow no inline script, no framing and nothing from elsewhere, and are not cached', async () => {
    for (const path of htmlPaths()) {
      const { headers, text } = await visit(path);
      expect(headers['content-security-policy'], path).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['cache-control']).toBe('no-store');
      expect(text.match(/<script(?! src="\/_local\/assets\/(page\.js" defer|language\.js" data-key="[a-z-]+")><\/script>)/)).toBeNull();
      expect(text).not.toMatch(/ (style|on\w+)="/);
    }
  });

  it('give their style sheet, script and icon, and no other file', async () => {
    expect((await visit('/_local/assets/page.css')).headers['content-type']).toContain('text/css');
    expect((await visit('/_local/assets/page.js')).headers['content-type']).toContain('text/javascript');
    expect((await visit('/_local/assets/icon.svg')).headers['content-type']).toContain('image/svg+xml');
    for (const name of ['page.ts', '..%2Fassets.ts', 'constructor']) expect((await visit(`/_local/assets/${name}`)).status).toBe(404);
  });

  it('answer a wrong method with the right one, and an unknown page kindly', async () => {
    expect(await post('/_local/mail', '')).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    expect((await visit('/_local/nothing')).status).toBe(404);
    expect((await visit('/_local/nothing', {})).headers['content-type']).toContain('problem+json');
    expect((await pages(wireRequest('HEAD', '/')))?.status).toBe(200);
  });
});

describe('the start page', () => {
  it('lists people, links and what runs', async () => {
    const { text } = await visit('/');
    for (const part of ['action="/_local/people/zhang/token"', 'href="/docs"', 'href="/_local/mail"', '<b>3</b>', 'data-example="/v1/x"'])
      expect(text).toContain(part);
  });

  it('gives tokens, to people on the list', async () => {
    expect(JSON.parse((await post('/_local/people/zhang/token', '')).body)).toMatchObject({ token_type: 'Bearer', expires_in: 43_200 });
    expect((await post('/_local/people/nobody/token', '')).status).toBe(404);
    expect(await json('/_local/people')).toMatchObject({ people: [{ id: 'zhang' }] });
    expect(await json('/_local/status')).toMatchObject({
      now: expect.any(String),
      counts: { transitions: 7 },
      requests: [{ on: 'Log.byUnit' }],
      dataDirectory: null,
    });
  });
});

describe('the clock', () => {
  it('moves by a duration and to an instant, and says when it is', async () => {
    const start = clock.now();
    const moved = JSON.parse((await post('/_local/clock', '{"advance":"PT2H"}')).body) as { before: string; now: string };
    expect(Math.round((Date.parse(moved.now) - Date.parse(moved.before)) / 60_000)).toBe(120);
    const to = new Date(start + 3 * 3_600_000).toISOString();
    const there = JSON.parse((await post('/_local/clock', JSON.stringify({ to }))).body) as { now: string };
    expect(Date.parse(there.now)).toBeGreaterThanOrEqual(Date.parse(to));
    expect(Date.parse((await json('/_local/clock'))['now'] ?? '')).toBeGreaterThanOrEqual(Date.parse(there.now));
  });

  it('tells what happened meanwhile only to whoever asks: it has to be looked for', async () => {
    expect(JSON.parse((await post('/_local/clock', '{"advance":"PT1M"}')).body)).not.toHaveProperty('meanwhile');
    expect(lookedFor).toEqual([]);
    const moved = JSON.parse((await post('/_local/clock?tell=meanwhile', '{"advance":"PT1M"}')).body) as { before: string; now: string };
    expect(moved).toMatchObject({ meanwhile: { commits: 1 } });
    expect(lookedFor).toEqual([{ from: Date.parse(moved.before), to: Date.parse(moved.now) }]);
  });

  it('moves by the form and goes back to the page', async () => {
    expect(await post('/_local/clock', 'advance=PT1H', BROWSER)).toMatchObject({ status: 303, headers: { location: '/_local/clock' } });
    const wrong = await post('/_local/clock', 'advance=%3Cb%3E', BROWSER);
    expect([wrong.status, wrong.body.includes('role="alert"'), wrong.body.includes('<b>&')]).toEqual([400, true, false]);
  });

  it.each([
    ['{"advance":"1 day"}', /not an ISO 8601 duration/],
    ['{"to":"2020-01-01T00:00:00Z"}', /does not go back/],
    ['{"to":"tomorrow"}', /ISO 8601 instant/],
    ['{"to":"2030-01-01T00:00:00"}', /with offset/],
    ['{"advance":"P1D","to":"2030-01-01T00:00:00Z"}', /one of the two/],
    ['{"advance":"P101Y"}', /100 years/],
    ['{"advance":"P99999999999Y"}', /100 years/],
    ['{"advance":1}', /Send/],
    ['{broken', /Send/],
    ['', /Send/],
  ])('refuses %s and says why', async (body, reason) => {
    const before = clock.now();
    const response = await post('/_local/clock', body);
    expect([response.status, (JSON.parse(response.body) as { detail: string }).detail]).toEqual([400, expect.stringMatching(reason)]);
    expect(clock.now() - before).toBeLessThan(60_000);
  });
});

describe('the mailbox', () => {
  it('gives mails as JSON to programs, by Accept or by .json', async () => {
    const [mail] = mailbox.list();
    expect(await json('/_local/mail?recipient=a@')).toMatchObject({
      counts: { sent: 1 },
      mails: [{ id: mail?.id, at: new Date(mail?.at ?? 0).toISOString() }],
    });
    expect(await json('/_local/mail?recipient=nobody')).toMatchObject({ mails: [] });
    expect(JSON.parse((await visit('/_local/mail.json?since=2999-01-01')).text)).toMatchObject({ mails: [] });
    expect(JSON.parse((await visit(`/_local/mail/${mail?.id}.json`)).text)).toMatchObject({ subject: HOSTILE });
    expect((await visit('/_local/mail/none')).status).toBe(404);
  });

  it('shows a mail’s own markup shut in a frame without rights', async () => {
    const [mail] = mailbox.list();
    expect((await visit(`/_local/mail/${mail?.id}`)).text).toContain(
      `<iframe class="letter" sandbox="" src="/_local/mail/${mail?.id}/html"`,
    );
    const body = await visit(`/_local/mail/${mail?.id}/html`);
    expect(body.text).toBe('<script>alert(2)</script><b>x</b>');
    expect(body.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
  });

  it('keeps the filter in the form and pages older mails', async () => {
    for (let count = 0; count < 51; count += 1) {
      await mailbox.handle(
        wireRequest('POST', '/', {
          body: `Action=SendEmail&Source=o%40y.example&Destination.ToAddresses.member.1=many%40y.example&Message.Subject.Data=s${count}&Message.Body.Text.Data=t`,
        }),
      );
    }
    const first = await visit('/_local/mail?recipient=many');
    expect(first.text).toContain('value="many"');
    expect(first.text).toContain('/_local/mail?recipient=many&amp;subject=&amp;since=&amp;offset=50');
    const second = await visit('/_local/mail?recipient=many&offset=50');
    expect(second.text.match(/href="\/_local\/mail\/(?!addresses")[^"]+"/g)).toHaveLength(1);
    expect(second.text).toContain('offset=0');
  });
});

describe('the executions', () => {
  it('lists by status and state machine', async () => {
    expect(await names('')).toEqual(['accepted', 'declined', 'fresh', 'odd', 'waiting']);
    expect(await names('?status=SUCCEEDED')).toEqual(['declined']);
    expect(await names('?status=nonsense&stateMachine=sample')).toHaveLength(5);
    expect(await names('?stateMachine=none')).toEqual([]);
    expect((await visit('/_local/executions?stateMachine=sample&nextToken=garbage')).status).toBe(400);
  });

  it('shows where an execution stands, by name and by ARN, as page and as JSON', async () => {
    const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:accepted`;
    expect(await json(`/_local/executions/${encodeURIComponent(arn)}`)).toMatchObject({
      name: 'accepted',
      status: 'RUNNING',
      standsAt: ['Lead unit signs for it', 'Give an opinion'],
    });
    const { text } = await visit('/_local/executions/accepted');
    expect(text.match(/is-current/g)).toHaveLength(2);
    expect(text).toContain('WaitStateEntered');
    expect((await visit('/_local/executions/none')).status).toBe(404);
    expect((await visit('/_local/executions/arn:nonsense')).status).toBe(404);
  });

  it('shows where a failed one ended, and that a finished one stands nowhere', async () => {
    expect(await json('/_local/executions/odd')).toMatchObject({
      status: 'FAILED',
      standsAt: ['Unknown decision'],
      error: 'Case.UnknownDecision',
    });
    expect((await visit('/_local/executions/odd')).text).toContain('is-failed');
    expect(await json('/_local/executions/declined')).toMatchObject({ status: 'SUCCEEDED', standsAt: [] });
  });

  it('counts on the drawing of a state machine how many stand where', async () => {
    expect(await json('/_local/state-machines/sample')).toMatchObject({
      name: 'sample',
      standing: { 'Lead unit signs for it': 1, 'Give an opinion': 1 },
    });
    expect((await visit('/_local/state-machines/sample')).text).toContain('class="badge"');
    expect((await visit('/_local/state-machines/none')).status).toBe(404);
  });
});

describe('what the product offers', () => {
  it('is a button on the start page, done once at a time, and answered as JSON or with the way back', async () => {
    const start = await pages(wireRequest('GET', '/', { headers: BROWSER }));
    expect(start?.body).toContain('<form method="post" action="/_local/fill-in"');
    expect(start?.body).not.toContain(HOSTILE);
    const post = (headers: Record<string, string>) => pages(wireRequest('POST', '/_local/fill-in', { headers }));
    const both = await Promise.all([post({}), post({})]);
    expect(both.map((answer) => JSON.parse(String(answer?.body)))).toEqual([{ filled: 1 }, { filled: 1 }]);
    expect(await post(BROWSER)).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(accepted).toBe(2);
    expect((await pages(wireRequest('GET', '/_local/fill-in')))?.status).toBe(405);
    expect((await pages(wireRequest('POST', '/_local/fill-out')))?.status).toBe(404);
  });

  it('is told to a page of the product, with how far it is, when the next wait ends, and where else to go', async () => {
    expect(await json('/_local/tools')).toMatchObject({
      now: expect.stringMatching(/Z$/),
      nextTimeoutAt: '2030-01-01T00:00:00.000Z',
      offers: [{ name: 'fill-in', isWanted: true, button: { zh: expect.any(String), en: expect.any(String) } }],
      links: expect.arrayContaining([expect.objectContaining({ href: '/_local/mail', zh: '邮箱' })]),
    });
    const filling = pages(wireRequest('POST', '/_local/fill-in'));
    expect(await json('/_local/tools')).toMatchObject({ offers: [{ progress: { done: 1, total: 2 } }] });
    await filling;
    expect(await json('/_local/tools')).not.toMatchObject({ offers: [{ progress: expect.anything() }] });
  });
});
