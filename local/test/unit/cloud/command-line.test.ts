import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommandLine, UsageError } from '../../../cloud/command-line.ts';

function optionsOf(...args: string[]) {
  const command = readCommandLine(args);
  if (command.kind !== 'run') throw new Error('no run');
  return command;
}

describe('the command line', () => {
  it('runs an assembly on the port of the API', () => {
    const { servicesOnly, options } = optionsOf('--assembly', 'cdk.out', '--port', '8080', '--data', '.data', '--fresh');
    expect(servicesOnly).toBe(false);
    expect(options).toMatchObject({ assembly: 'cdk.out', apiPort: 8080, endpointPort: 0, dataDir: '.data', fresh: true, people: [] });
  });

  it('runs the services alone on that port, keeping nothing unless told', () => {
    const { servicesOnly, options } = optionsOf('--services-only', '--port', '4566');
    expect(servicesOnly).toBe(true);
    expect(options).toMatchObject({ apiPort: 0, endpointPort: 4566, dataDir: 'memory', fresh: false });
  });

  it('hands parameters over, with the API’s address where they ask for it', () => {
    const { options } = optionsOf('--assembly', 'x', '--parameter', 'Issuer={apiUrl}/id', '--parameter', 'Formula=a=b');
    const { parameters } = options;
    expect(typeof parameters === 'function' && parameters({ apiUrl: 'http://127.0.0.1:1' })).toEqual({
      Issuer: 'http://127.0.0.1:1/id',
      Formula: 'a=b',
    });
  });

  it('reads who can sign in', () => {
    const directory = mkdtempSync(join(tmpdir(), 'people-'));
    const file = join(directory, 'people.json');
    const people = [{ id: 'li', subject: 'u-1', label: '李晓岚', labelEn: 'Li Xiaolan', group: '委员' }];
    writeFileSync(file, JSON.stringify(people));
    expect(optionsOf('--services-only', '--people', file).options.people).toEqual(people);
    writeFileSync(file, '[{}]');
    expect(() => optionsOf('--services-only', '--people', file)).toThrow(/--people .*people\.json:/);
    rmSync(directory, { recursive: true });
  });

  it('shows its usage when asked', () => {
    expect(readCommandLine(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--port', '0'], /Give either --assembly or --services-only/],
    [['--services-only', '--assembly', 'x'], /Give either --assembly or --services-only/],
    [['--services-only', '--port', 'many'], /--port takes a number from 0 to 65535, not many/],
    [['--services-only', '--port', '70000'], /--port takes a number/],
    [['--services-only', '--colour'], /Unknown option '--colour'/],
    [['--assembly', 'x', '--parameter', 'Greeting'], /--parameter takes Name=value, not Greeting/],
    [['--services-only', '--people', '/nowhere.json'], /--people \/nowhere\.json: ENOENT/],
  ])('refuses %j and says why', (args, message) => {
    expect(() => readCommandLine(args)).toThrow(UsageError);
    expect(() => readCommandLine(args)).toThrow(message);
  });
});
