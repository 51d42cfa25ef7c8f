import * as z from 'zod';
import type { ProblemText } from '#core/contracts/problem.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { tellRefusal } from '#core/errors/tell-refusal.ts';
import type { KnownNames } from '#core/errors/tell-refusal.ts';
import { refusalTexts } from '#core/steps/refusals.ts';
import { log } from '#functions/platform/log.ts';

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

/**
 * The answer to whatever was thrown: the only place that maps an error to a status.
 * @param names whom and what it speaks of, where the asker is known
 * @param own words of refusals of one function alone
 */
export function tellProblem(error: unknown, names?: KnownNames, own?: ReadonlyMap<string, ProblemText>): Problem {
  if (error instanceof Refusal && (refusalTexts.has(error.name) || own?.has(error.name) === true)) {
    const { status, title, todo } = tellRefusal(error, names, own);
    return {
      type: typeOf(error.name),
      title: title.zh,
      titleEn: title.en,
      status,
      detail: todo.zh,
      detailEn: todo.en,
      ...(Object.keys(error.facts).length === 0 ? {} : { facts: { ...error.facts } }),
    };
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

/** `VersionConflictError` → `urn:proposal-pipeline:problem:version-conflict`: stable, and no address to keep alive. */
function typeOf(name: string): string {
  return `urn:proposal-pipeline:problem:${name
    .replace(/Error$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()}`;
}
