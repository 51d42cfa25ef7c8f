import { connect } from 'node:net';
import type { FileScanner } from '#core/ports/files/file-scanner.ts';

/** The scanner was asked and did not tell. */
class ScannerSilentError extends Error {
  override readonly name = 'ScannerSilentError';
}

const LONGEST_MS = 60_000;

/**
 * ClamAV's daemon over TCP (`INSTREAM` of clamd's protocol: chunks with their length before them, one of no bytes at the end).
 * @param address `host:port`; empty where none is set up
 */
export function clamdScanner(address: string): FileScanner {
  const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? [];
  if (host === undefined) return { scan: async () => 'none' };
  return {
    async scan(bytes) {
      const answer = await ask(host, Number(port), bytes);
      if (/: OK\0?$/.test(answer)) return 'clean';
      if (/ FOUND\0?$/.test(answer)) return 'infected';
      throw new ScannerSilentError(`the scanner answered ${answer.slice(0, 100)}`);
    },
  };
}

function ask(host: string, port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const told: Buffer[] = [];
    const socket = connect({ host, port });
    socket.setTimeout(LONGEST_MS, () => socket.destroy(new ScannerSilentError('the scanner did not answer in time')));
    socket.once('error', (cause) => reject(new ScannerSilentError('the scanner cannot be reached', { cause })));
    socket.on('data', (part: Buffer) => void told.push(part));
    socket.once('end', () => resolve(Buffer.concat(told).toString('utf8').trim()));
    const size = Buffer.alloc(4);
    size.writeUInt32BE(bytes.length);
    socket.write('zINSTREAM\0');
    socket.write(size);
    socket.write(bytes);
    socket.write(Buffer.alloc(4));
  });
}
