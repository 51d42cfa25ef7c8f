import * as z from 'zod';
import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { faultTexts, isFault } from '#core/contracts/fault-texts.ts';

/** One thing wrong with a request, told in both languages. */
export interface RequestFault {
  readonly path: string;
  readonly message: string;
  readonly messageEn: string;
}

/** The request does not fit the route's schemas. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  readonly faults: readonly RequestFault[];

  constructor(faults: readonly RequestFault[]) {
    super(`${faults.length} fault(s) in the request`);
    this.faults = faults;
  }
}

const chinese = { error: zhCN().localeError };
const english = { error: en().localeError };

type Context = z.core.ParseContext<z.core.$ZodIssue>;

/** Parses once; only a request that is wrong is parsed again, for the English wording. @throws InvalidRequest */
export function check<T>(parse: (context: Context) => T): T {
  try {
    return parse(chinese);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const inEnglish = issuesOf(() => parse(english));
    throw new InvalidRequest(
      error.issues.map(({ path, message }, index) => ({
        path: path.map(String).join('.'),
        ...(isFault(message)
          ? { message: faultTexts[message].zh, messageEn: faultTexts[message].en }
          : { message, messageEn: inEnglish[index]?.message ?? message }),
      })),
    );
  }
}

function issuesOf(parse: () => unknown): readonly z.core.$ZodIssue[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (error instanceof z.ZodError) return error.issues;
    throw error;
  }
}
