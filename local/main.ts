import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startCloud } from './cloud.ts';
import type { CloudOptions } from './cloud/cloud-options.ts';
import { DataDirectoryInUseError } from './cloud/data-directory.ts';
import { PortTakenError } from './cloud/http-server.ts';
import { peopleSchema, type Person } from './identity/person.ts';
import { TemplateError } from './template/template-error.ts';

const USAGE = `Runs a CDK cloud assembly on this machine, or the AWS stand-ins alone.

  node local/main.ts --assembly cdk.out --port 8787 --data .data [--fresh] [--parameter Name=value]… [--people people.json]
  node local/main.ts --services-only --port 4566 [--data dir]

  --assembly   directory of the synthesized cloud assembly
  --port       of the HTTP API (with --services-only: of all AWS APIs); 0 takes a free one
  --endpoint-port  of the AWS APIs beside an assembly; a free one unless told
  --data       directory that keeps everything; without it nothing is kept
  --fresh      begins anew: removes what is in the directory
  --parameter  value of a template parameter; {apiUrl} in it stands for the API’s address
  --people     JSON file of who can sign in: [{id, subject, label, labelEn, group}]`;

/** A mistake of the person who calls: shown without a stack. */
class UsageError extends Error {}

function parse() {
  return parseArgs({
    options: {
      'assembly': { type: 'string' },
      'services-only': { type: 'boolean', default: false },
      'port': { type: 'string', default: '8787' },
      'endpoint-port': { type: 'string', default: '0' },
      'data': { type: 'string' },
      'fresh': { type: 'boolean', default: false },
      'parameter': { type: 'string', multiple: true, default: [] },
      'people': { type: 'string' },
      'help': { type: 'boolean', default: false },
    },
  }).values;
}

type Arguments = ReturnType<typeof parse>;

function readArguments(): Arguments {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function cloudOptions(values: Arguments): CloudOptions {
  const servicesOnly = values['services-only'];
  if (servicesOnly === (values.assembly !== undefined)) throw new UsageError(`Give either --assembly or --services-only.\n\n${USAGE}`);
  const port = portNumber('--port', values.port);
  return {
    ...(values.assembly === undefined ? {} : { assembly: values.assembly }),
    dataDir: values.data ?? 'memory',
    fresh: values.fresh,
    apiPort: servicesOnly ? 0 : port,
    endpointPort: servicesOnly ? port : portNumber('--endpoint-port', values['endpoint-port']),
    parameters: ({ apiUrl }) => parameters(values.parameter, apiUrl),
    people: values.people === undefined ? [] : readPeople(values.people),
    log: (line) => console.error(line),
  };
}

function readPeople(file: string): Person[] {
  try {
    return peopleSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new UsageError(`--people ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function portNumber(name: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`${name} takes a number from 0 to 65535, not ${text}`);
  return port;
}

function parameters(given: readonly string[], apiUrl: string): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 1) throw new UsageError(`--parameter takes Name=value, not ${pair}`);
      return [pair.slice(0, equals), pair.slice(equals + 1).replaceAll('{apiUrl}', apiUrl)];
    }),
  );
}

async function run(): Promise<void> {
  const values = readArguments();
  if (values.help) return console.log(USAGE);
  const cloud = await startCloud(cloudOptions(values));
  const stop = (): void => {
    void cloud.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (values['services-only']) console.log(`AWS stand-ins are ready on ${cloud.endpointUrl}`);
  else console.log(`The embedded cloud is ready on ${cloud.apiUrl} (AWS APIs on ${cloud.endpointUrl})`);
}

function isForPeople(error: unknown): error is Error {
  return [UsageError, TemplateError, PortTakenError, DataDirectoryInUseError].some((kind) => error instanceof kind);
}

// Lambda functions live in UTC; the zone is the process's, so it cannot be set in their threads.
process.env['TZ'] = 'UTC';
try {
  await run();
} catch (error) {
  console.error(isForPeople(error) ? error.message : error);
  process.exitCode = 1;
}
