import { openStoredClock } from '../clock/clock-store.ts';
import { DynamoDb } from '../dynamodb/dynamodb.ts';
import { readAssembly } from '../template/assembly.ts';
import { resolveAssembly } from '../template/resolve-assembly.ts';
import type { ResolvedStack } from '../template/resolved-stack.ts';
import type { CloudOptions } from './cloud-options.ts';
import { planCloud } from './cloud-plan.ts';
import { explainDamage } from './damaged-data.ts';
import { takeDataDirectory } from './data-directory.ts';
import { Shutdown } from './shutdown.ts';

/** The tables of an assembly in a data directory, with nothing else running: no function hears of what is written. */
export interface Tables {
  readonly dynamodb: DynamoDb;
  readonly stack: ResolvedStack;
  close(): Promise<void>;
}

type TablesOptions = Pick<CloudOptions, 'dataDir' | 'fresh' | 'beginAt' | 'parameters' | 'region' | 'accountId'> & {
  readonly assembly: string;
};

/**
 * Opens the tables of a data directory, to fill them before a cloud is started on it. Its virtual time begins at `beginAt`,
 * unless it has one already.
 * @throws as `startCloud` does, but that no port is taken
 */
export async function openTables(options: TablesOptions): Promise<Tables> {
  const { region = 'us-east-1', accountId = '000000000000', parameters = {} } = options;
  const shutdown = new Shutdown();
  try {
    const data = takeDataDirectory(options.dataDir, options.fresh ?? false);
    shutdown.add(() => data.release());
    const apiUrl = 'http://127.0.0.1';
    const assembly = readAssembly(options.assembly);
    const values = typeof parameters === 'function' ? parameters({ apiUrl }) : parameters;
    const stack = resolveAssembly(assembly, values, { partition: 'aws', region, accountId, apiUrl });
    const dynamodb = await DynamoDb.open({ path: data.path('dynamodb.sqlite'), region, accountId });
    shutdown.add(() => dynamodb.close());
    await dynamodb.provision(planCloud(stack, assembly, accountId).tables);
    openStoredClock(data.database('clock.sqlite'), options.beginAt).close();
    return { dynamodb, stack, close: () => shutdown.run() };
  } catch (error) {
    const explained = explainDamage(error, options.dataDir);
    await shutdown.run();
    throw explained;
  }
}
