import { performance } from 'node:perf_hooks';
import { now } from '#functions/platform/clock.ts';
import { mailParts } from '#functions/platform/mail/mail-parts.ts';
import { sendDigestsEnv } from './env.ts';
import { sendDigests } from './send-digests.ts';
import type { RoundDependencies, RoundReport } from './send-digests.ts';

let dependencies: RoundDependencies | undefined;

/** Runs on a schedule through the hour in which the morning's mails go. */
export async function handler(event: unknown): Promise<RoundReport> {
  dependencies ??= { ...mailParts(sendDigestsEnv.parse(process.env)), now, elapsed: () => performance.now() };
  return sendDigests(dependencies, event);
}
