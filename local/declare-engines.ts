import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

// The packed package says which Node it needs, to whoever installs it. The workspace does not: there Node 24 comes with the
// packages, and npm, which may run on an older one, would warn at every `npm ci` of what is in order.
const manifest = join(import.meta.dirname, 'package.json');
const { engines: _, ...rest } = z.looseObject({ engines: z.unknown().optional() }).parse(JSON.parse(readFileSync(manifest, 'utf8')));
const told = process.argv[2] === 'packed' ? { ...rest, engines: { node: '>=24' } } : rest;
writeFileSync(manifest, `${JSON.stringify(told, null, 2)}\n`);
