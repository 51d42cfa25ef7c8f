import { RehearsalTooShortError } from '#core/rehearsal/rehearse.ts';
import { prepareAssembly } from '../prepare.ts';
import { toldMistake } from '../start/told-mistake.ts';
import { seedDirectory } from './seed-directory.ts';
import { seedOptions, SeedRefusedError } from './seed-options.ts';

// Lines of progress, one for so many cases.
const TOLD_EVERY = 1000;

/** `npm run seed`: answers the exit status. */
export async function runSeed(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 100) / 10;
  try {
    const { json, ...options } = seedOptions(args);
    await prepareAssembly();
    const filled = await seedDirectory(options, (cases) => {
      if (cases % TOLD_EVERY === 0) console.error(`${cases}/${options.cases}  ${seconds()} s`);
    });
    const took = seconds();
    console.log(json ? JSON.stringify({ ok: true, ...options, ...filled, seconds: took }) : report(filled, options.dataDir, took));
    return 0;
  } catch (error) {
    console.error(told(error));
    return 1;
  }
}

function report(
  { cases, commits, items, stages, now }: Awaited<ReturnType<typeof seedDirectory>>,
  dataDir: string,
  seconds: number,
): string {
  return [
    ...Object.entries(stages).map(([stage, count]) => `  ${stage.padEnd(20)} ${count}`),
    '',
    `${cases} 件提案（${commits} 次记录，${items} 项清单）已写入 ${dataDir}，时间停在 ${now}，用时 ${seconds} 秒`,
    `${cases} cases (${commits} commits, ${items} list items) are in ${dataDir}, as of ${now}; it took ${seconds} s`,
    '',
    `npm start -- --data ${dataDir}`,
  ].join('\n');
}

function told(error: unknown): unknown {
  if (error instanceof SeedRefusedError) return error.message;
  if (error instanceof RehearsalTooShortError)
    return '--today 离会议开幕太近：提案还走不到每个阶段，至少要隔 150 天 · --today is too near the session: cases need 150 days to be in every stage';
  return toldMistake(error) ?? error;
}
