import { parseArgs } from 'node:util';

/** A mistake in the command line of `npm start`; the message is in Chinese and English, on one line. */
export class StartUsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartUsageError';
  }
}

export interface StartOptions {
  /** Directory that keeps everything; `memory` keeps nothing. */
  readonly dataDir: string;
  readonly fresh: boolean;
  /** 0 takes a free one. */
  readonly port: number;
}

/**
 * @param args without the interpreter and the script
 * @param environmentPort `PORT`; the option goes before it
 * @throws StartUsageError
 */
export function startOptions(args: readonly string[], environmentPort: string | undefined): StartOptions {
  const { data, fresh, port } = parse(args);
  // An empty PORT is one that was not set.
  const [name, text] = port === undefined ? ['PORT', environmentPort || '8787'] : ['--port', port];
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new StartUsageError(`${name} 应为 0 至 65535 的整数，不能是“${text}” · ${name} takes a number from 0 to 65535, not "${text}"`);
  return { dataDir: data, fresh, port: Number(text) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { data: { type: 'string', default: '.data' }, fresh: { type: 'boolean', default: false }, port: { type: 'string' } },
    }).values;
  } catch (cause) {
    throw new StartUsageError('只接受 --port <端口>、--data <目录>、--fresh · Takes --port <number>, --data <directory> and --fresh only', {
      cause,
    });
  }
}
