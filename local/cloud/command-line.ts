import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { peopleSchema, type Person } from '../identity/person.ts';
import type { CloudOptions } from './cloud-options.ts';

export const USAGE = `Runs a CDK cloud assembly on this machine, or the AWS stand-ins alone.

  embedded-cloud --assembly cdk.out --port 8787 --data .data [--fresh] [--parameter Name=value]… [--people people.json]
  embedded-cloud --services-only --port 4566 [--data dir]

  --assembly   directory of the synthesized cloud assembly
  --port       of the HTTP API (with --services-only: of all AWS APIs); 0 takes a free one
  --endpoint-port  of the AWS APIs beside an assembly; a free one unless told
  --data       directory that keeps everything; without it nothing is kept
  --fresh      begins anew: removes the data in the directory
  --parameter  value of a template parameter; {apiUrl} in it stands for the API’s address
  --people     JSON file of who can sign in: [{id, subject, label, labelEn, group}]`;

/** A mistake of the person who calls. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What the command is asked to do: show its usage, or run a cloud. */
export type Command = { readonly kind: 'help' } | { readonly kind: 'run'; readonly servicesOnly: boolean; readonly options: CloudOptions };

/** @param args without the interpreter and the script. @throws UsageError */
export function readCommandLine(args: readonly string[]): Command {
  const values = parse(args);
  if (values.help) return { kind: 'help' };
  const servicesOnly = values['services-only'];
  if (servicesOnly === (values.assembly !== undefined)) throw new UsageError(`Give either --assembly or --services-only.\n\n${USAGE}`);
  const port = portNumber('--port', values.port);
  const given = values.parameter.map(parameter);
  const options: CloudOptions = {
    ...(values.assembly === undefined ? {} : { assembly: values.assembly }),
    dataDir: values.data ?? 'memory',
    fresh: values.fresh,
    apiPort: servicesOnly ? 0 : port,
    endpointPort: servicesOnly ? port : portNumber('--endpoint-port', values['endpoint-port']),
    parameters: ({ apiUrl }) => Object.fromEntries(given.map(([name, value]) => [name, value.replaceAll('{apiUrl}', apiUrl)])),
    people: values.people === undefined ? [] : readPeople(values.people),
  };
  return { kind: 'run', servicesOnly, options };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        assembly: { type: 'string' },
        'services-only': { type: 'boolean', default: false },
        port: { type: 'string', default: '8787' },
        'endpoint-port': { type: 'string', default: '0' },
        data: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        parameter: { type: 'string', multiple: true, default: [] },
        people: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
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

function parameter(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  if (equals < 1) throw new UsageError(`--parameter takes Name=value, not ${pair}`);
  return [pair.slice(0, equals), pair.slice(equals + 1)];
}
