import * as z from 'zod';
import { isCommandName } from '#core/steps/commands.ts';
import { refusalTexts } from '#core/steps/refusals.ts';
import { commandTerms } from '#core/steps/texts.ts';
import type { Term } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Fact } from '#core/errors/refusal.ts';
import { log } from '#functions/platform/log.ts';
import { InvalidRequest } from './check.ts';

/** RFC 9457, with the English text beside the Chinese one and the refusal's facts. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  titleEn: z.string(),
  status: z.int(),
  detail: z.string(),
  detailEn: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string(), messageEn: z.string() })).exactOptional(),
  facts: z.record(z.string(), z.unknown()).exactOptional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** The answer to anything that was thrown: the only place that maps an error to a status. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidRequest) return invalid(error);
  if (error instanceof Refusal) {
    const text = refusalTexts.get(error.name);
    if (text !== undefined) {
      return {
        type: typeOf(error.name),
        title: text.title.zh,
        titleEn: text.title.en,
        status: text.status,
        detail: fill(text.todo.zh, error.facts, 'zh'),
        detailEn: fill(text.todo.en, error.facts, 'en'),
        ...(Object.keys(error.facts).length === 0 ? {} : { facts: { ...error.facts } }),
      };
    }
  }
  log('error', 'unexpected', {
    error: error instanceof Error ? error.name : 'unknown',
    why: error instanceof Error ? error.message.slice(0, 200) : '',
  });
  return {
    type: typeOf('InternalError'),
    title: '系统出错',
    titleEn: 'Something went wrong',
    status: 500,
    detail: '内容没有丢失，请稍后用同一个 Idempotency-Key 重试。',
    detailEn: 'Nothing is lost; try again later with the same Idempotency-Key.',
  };
}

function invalid({ faults }: InvalidRequest): Problem {
  return { ...problemOf(new Refusal('InvalidRequestError')), errors: [...faults] };
}

/** `VersionConflictError` → `urn:proposal-pipeline:problem:version-conflict`: stable, and no address to keep alive. */
function typeOf(name: string): string {
  return `urn:proposal-pipeline:problem:${name
    .replace(/Error$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()}`;
}

function fill(text: string, facts: Readonly<Record<string, Fact>>, language: keyof Term): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => {
    const fact = facts[key];
    if (fact === undefined) return whole;
    if (!Array.isArray(fact)) return told(String(fact), language);
    return fact.map((one) => told(String(one), language)).join(language === 'zh' ? '、' : ', ') || (language === 'zh' ? '无' : 'nothing');
  });
}

/** A command by its Chinese name with the name it has in the path; anything else as it is. */
function told(fact: string, language: keyof Term): string {
  return language === 'zh' && isCommandName(fact) ? `${commandTerms[fact].zh}（${fact}）` : fact;
}
