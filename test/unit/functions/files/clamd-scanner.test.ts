import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { clamdScanner } from '#functions/adapters/files/clamd-scanner.ts';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))));

/** Speaks clamd's protocol: takes one stream, and says what it is told to say of it. */
async function daemon(answer: (body: string) => string): Promise<string> {
  server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, Buffer.from(part)]);
      const begin = 'zINSTREAM\0'.length;
      if (heard.length < begin + 4) return;
      const size = heard.readUInt32BE(begin);
      if (heard.length < begin + 4 + size + 4) return;
      expect(heard.toString('latin1', 0, begin)).toBe('zINSTREAM\0');
      expect(heard.readUInt32BE(begin + 4 + size)).toBe(0);
      socket.end(answer(heard.toString('latin1', begin + 4, begin + 4 + size)));
    });
  });
  await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('asks the daemon, and tells what it says', async () => {
  const address = await daemon((body) => (body.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'));
  expect(await clamdScanner(address).scan(Buffer.from('harmless'))).toBe('clean');
  expect(await clamdScanner(address).scan(Buffer.from('…EICAR…'))).toBe('infected');
});

it('does not let in what the daemon cannot tell of', async () => {
  const address = await daemon(() => 'INSTREAM size limit exceeded. ERROR\0');
  await expect(clamdScanner(address).scan(Buffer.from('x'))).rejects.toMatchObject({ name: 'ScannerSilentError' });
  await expect(clamdScanner('127.0.0.1:1').scan(Buffer.from('x'))).rejects.toMatchObject({ name: 'ScannerSilentError' });
});

it('says that none is set up', async () => {
  expect(await clamdScanner('').scan(Buffer.from('x'))).toBe('none');
});
