import * as z from 'zod';
import { resourcesOf, type ResolvedStack } from '#local';
import { commitItem } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import { openSampleTables } from '../sample-cloud.ts';
import { sampleBody } from '../samples.ts';
import { directoryItems } from './body-items.ts';
import { fillBody } from './fill-body.ts';
import type { BodyStore, Filled } from './fill-body.ts';
import { sampleDirectoryLog } from './sample-directory-log.ts';
import { sampleRehearsal } from './sample-rehearsal.ts';
import { SeedRefusedError } from './seed-options.ts';
import type { SeedOptions } from './seed-options.ts';

/**
 * Fills a data directory with the sample district and its cases, as they stand at ten o'clock of that day; the embedded cloud
 * begins there when it is started on it. The assembly must have been made.
 * @throws SeedRefusedError where the directory holds a ledger already
 */
export async function seedDirectory(
  options: Omit<SeedOptions, 'json'>,
  told: (cases: number) => void = () => undefined,
): Promise<Filled & { readonly now: string }> {
  const { log, directory } = sampleDirectoryLog();
  const rehearsal = sampleRehearsal(options, directory);
  const { now } = rehearsal;
  return writeDirectory({ ...options, now }, { log, directory }, async (store) => ({ ...(await fillBody(rehearsal, store, told)), now }));
}

/**
 * Writes into a data directory that is empty: its directory of people first, then what `fill` writes.
 * @throws SeedRefusedError where it holds a ledger already
 */
export async function writeDirectory<T>(
  { dataDir, fresh, now }: Pick<SeedOptions, 'dataDir' | 'fresh'> & { readonly now: string },
  { log, directory }: ReturnType<typeof sampleDirectoryLog>,
  fill: (store: BodyStore) => Promise<T>,
): Promise<T> {
  const tables = await openSampleTables({ dataDir, fresh, beginAt: Date.parse(now) });
  try {
    const { ledger, views } = tableNames(tables.stack);
    const { Count } = await tables.dynamodb.call('Scan', { TableName: ledger, Limit: 1 });
    if (Count !== 0)
      throw new SeedRefusedError(
        `${dataDir} 已有数据，请加 --fresh 清空，或用 --data 换一个目录 · ${dataDir} holds data already: begin anew with --fresh, or choose another directory with --data`,
      );
    const store: BodyStore = {
      ledger: (commits) =>
        tables.dynamodb.load(
          ledger,
          commits.map((commit) => ({ ...commitItem(commit) })),
        ),
      views: (items) => tables.dynamodb.load(views, items),
    };
    await store.ledger(log);
    await store.views(directoryItems(sampleBody, directory, log));
    return await fill(store);
  } finally {
    await tables.close();
  }
}

const tablesOf = z.object({
  Environment: z.object({ Variables: z.object({ LEDGER_TABLE_NAME: z.string(), VIEWS_TABLE_NAME: z.string() }) }),
});

/** The tables' names as functions are told them. */
function tableNames(stack: ResolvedStack): { readonly ledger: string; readonly views: string } {
  for (const { properties } of resourcesOf(stack, 'AWS::Lambda::Function')) {
    const told = tablesOf.safeParse(properties);
    if (told.success)
      return { ledger: told.data.Environment.Variables.LEDGER_TABLE_NAME, views: told.data.Environment.Variables.VIEWS_TABLE_NAME };
  }
  throw new Error('no function of the template is told where the ledger and the views are');
}
