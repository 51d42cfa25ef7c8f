import { isDeepStrictEqual, parseArgs } from 'node:util';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { directoryLog } from '#core/directory/directory-log.ts';
import { fold } from '#core/ledger/log-kind.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { parseDirectoryKey, parseProposalKey } from '#core/ledger/keys.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import { caseItem } from '#core/view/case-item.ts';
import { wholeListChange } from '#core/view/list-change.ts';
import { keyText } from '#core/view/view-items.ts';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo/dynamo-view-writer.ts';
import { now } from '#functions/platform/clock.ts';
import type { ViewWriter } from '#core/ports/view-writer.ts';

export interface RebuildDependencies {
  readonly ledger: Pick<Ledger, 'read'>;
  readonly views: ViewWriter;
  readonly now: () => string;
}

export interface RebuildReport {
  cases: number;
  directories: number;
  /** Logs that the relay has not caught up with: theirs are its to write. */
  readonly behind: string[];
  /** Items that were not as the ledger says, e.g. `missing 990112#proposal#p1 case`. */
  readonly differences: string[];
}

/**
 * Makes the lists of these logs as the relay would have, from the ledger alone; with `checkOnly` it compares and writes
 * nothing. A log whose cursor stands before its head is left to the relay: moving the cursor on would lose the wake that
 * is still to come. Mails sent, calendar feeds and when events became known are facts of their own and stay as they are.
 */
export async function rebuildViews(
  { ledger, views, now }: RebuildDependencies,
  logs: Iterable<string>,
  checkOnly: boolean,
): Promise<RebuildReport> {
  const report: RebuildReport = { cases: 0, directories: 0, behind: [], differences: [] };
  for (const pk of logs) {
    const proposal = parseProposalKey(pk);
    const directory = parseDirectoryKey(pk);
    if (proposal === undefined && directory === undefined) continue;
    const [stored, commits] = await Promise.all([views.load(pk), ledger.read(pk)]);
    if (stored.version > 0 && stored.version < commits.length) {
      report.behind.push(pk);
    } else if (proposal !== undefined) {
      report.cases += 1;
      await rebuildCase(views, pk, { ...proposal, commits, stored, report, checkOnly, seconds: Date.parse(now()) / 1000 });
    } else if (directory !== undefined) {
      report.directories += 1;
      await rebuildDirectory(views, pk, { ...directory, commits, stored, report, checkOnly });
    }
  }
  return report;
}

interface Log {
  readonly body: string;
  readonly commits: readonly Commit[];
  readonly stored: Awaited<ReturnType<ViewWriter['load']>>;
  readonly report: RebuildReport;
  readonly checkOnly: boolean;
}

async function rebuildCase(
  views: ViewWriter,
  pk: string,
  { body, proposalId, commits, stored, report, checkOnly, seconds }: Log & { readonly proposalId: string; readonly seconds: number },
): Promise<void> {
  const { state, seq, commits: read } = fold(caseLog(proposalId), commits);
  if (state === undefined) throw new Error(`the log ${pk} begins with an event that makes no proposal`);
  const item = caseItem(body, state, seq);
  const { puts, removes } = wholeListChange({ body, proposalId }, read);
  const there = await views.find([...puts, ...removes]);
  // What is about to go by itself may be gone.
  const wanted = puts.filter((put) => there.has(keyText(put)) || (put.expiresAt ?? Infinity) > seconds);
  const older = [...stored.items.keys()].filter((sk) => sk !== 'case').map((sk) => ({ pk, sk }));
  const extra = [...removes.filter((key) => there.has(keyText(key))), ...older];
  const found = [
    ...differences(pk, new Map([...stored.items].filter(([sk]) => sk === 'case')), new Map([['case', { pk, ...item, version: seq }]])),
    ...wanted.flatMap((put) => difference(keyText(put), there.get(keyText(put)), put)),
    ...extra.map((key) => `extra ${keyText(key)}`),
  ];
  report.differences.push(...found);
  if (found.length === 0 || checkOnly) return;
  await views.writeLists({ puts: wanted, removes: extra });
  // A relay that is at work on this log right now has the last word.
  if (!(await views.restoreCase(pk, item))) report.behind.push(pk);
}

async function rebuildDirectory(views: ViewWriter, pk: string, { body, commits, stored, report, checkOnly }: Log): Promise<void> {
  for (const [subject, personId] of fold(directoryLog, commits).state?.logins ?? []) {
    const subjectKey = `subject#${subject}`;
    const own = new Map([...(await views.load(subjectKey)).items].filter(([sk]) => sk === body));
    const found = differences(subjectKey, own, new Map([[body, { pk: subjectKey, sk: body, personId }]]));
    report.differences.push(...found);
    if (found.length > 0 && !checkOnly) await views.writeSubject(subject, body, personId);
  }
  const found = differences(pk, stored.items, new Map([['cursor', { pk, sk: 'cursor', version: commits.length }]]));
  report.differences.push(...found);
  if (found.length > 0 && !checkOnly) await views.writeCursor(pk, commits.length);
}

function differences(pk: string, stored: ReadonlyMap<string, unknown>, wanted: ReadonlyMap<string, unknown>): string[] {
  return [
    ...[...wanted].flatMap(([sk, item]) => difference(`${pk} ${sk}`, stored.get(sk), item)),
    ...[...stored.keys()].filter((sk) => !wanted.has(sk)).map((sk) => `extra ${pk} ${sk}`),
  ];
}

function difference(key: string, stored: unknown, wanted: unknown): string[] {
  if (stored === undefined) return [`missing ${key}`];
  return isDeepStrictEqual(stored, wanted) ? [] : [`changed ${key}`];
}

/** Keys of all logs: the one place that scans. A log that began a moment ago may be left out; it is the relay’s to write. */
export async function allLogs(client: DynamoDBClient, tableName: string): Promise<string[]> {
  const logs: string[] = [];
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({
        TableName: tableName,
        ProjectionExpression: 'pk',
        FilterExpression: 'seq = :first',
        ExpressionAttributeValues: { ':first': { N: '1' } },
        ExclusiveStartKey: from,
      }),
    );
    logs.push(...(page.Items ?? []).flatMap(({ pk }) => pk?.S ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return logs.sort();
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ledger: { type: 'string' },
      views: { type: 'string' },
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const ledgerTable = values.ledger ?? process.env['LEDGER_TABLE_NAME'];
  const viewsTable = values.views ?? process.env['VIEWS_TABLE_NAME'];
  if (ledgerTable === undefined || viewsTable === undefined) {
    console.error(
      '请给出表名：--ledger 与 --views，或 LEDGER_TABLE_NAME 与 VIEWS_TABLE_NAME · Name the tables: --ledger and --views, or LEDGER_TABLE_NAME and VIEWS_TABLE_NAME',
    );
    process.exitCode = 2;
    return;
  }
  const client = dynamoClient();
  const dependencies = { ledger: dynamoLedger(client, ledgerTable), views: dynamoViewWriter(client, viewsTable), now };
  const report = await rebuildViews(dependencies, await allLogs(client, ledgerTable), values.check);
  const { cases, directories, behind, differences: found } = report;
  const ok = found.length === 0 || !values.check;
  for (const line of [...found, ...behind.map((pk) => `behind ${pk}`)]) console.error(line);
  const told = `${cases} cases, ${directories} directories: ${found.length} items ${values.check ? 'differ' : 'written anew'}, ${behind.length} logs left to the relay`;
  console.log(values.json ? JSON.stringify({ ok, ...report }) : told);
  process.exitCode = ok ? 0 : 1;
}

if (import.meta.main) await main();
