#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// What a person can mend is said in one message, without a stack.
const FOR_PEOPLE = [
  'UsageError',
  'TemplateError',
  'PortTakenError',
  'DataDirectoryInUseError',
  'ForeignDirectoryError',
  'UnusableDirectoryError',
  'OlderDataError',
  'DamagedDataError',
];

async function run(): Promise<void> {
  const { readCommandLine, USAGE } = await import('./cloud/command-line.ts');
  const command = readCommandLine(process.argv.slice(2));
  if (command.kind === 'help') return console.log(USAGE);
  const { startCloud } = await import('./cloud.ts');
  const cloud = await startCloud({ ...command.options, log: (line) => console.error(line) });
  const stop = (): void => {
    void cloud.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (command.servicesOnly) console.log(`AWS stand-ins are ready on ${cloud.endpointUrl}`);
  else console.log(`The embedded cloud is ready on ${cloud.apiUrl} (AWS APIs on ${cloud.endpointUrl})`);
}

// Lambda functions live in UTC; the zone is the process's, so it cannot be set in their threads.
process.env['TZ'] = 'UTC';
// What the cloud keeps is its user's alone.
process.umask(0o077);
// Modules are imported after this, so that every start but the first finds them stripped and compiled.
enableCompileCache();
try {
  await run();
} catch (error) {
  console.error(error instanceof Error && FOR_PEOPLE.includes(error.name) ? error.message : error);
  process.exitCode = 1;
}
