import { isJsonObject, parseJson, type Json } from '../template/json.ts';

/**
 * How many records of a batch, from its beginning, the function's answer reports as done when the mapping says
 * `ReportBatchItemFailures`. All of them for an empty or missing list; none for an answer that names no record of the batch.
 * @param sequenceNumbers of the batch, in order
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export function recordsDone(payload: string, sequenceNumbers: readonly string[]): number {
  const answer = parseJson(payload);
  const failures = isJsonObject(answer) ? answer['batchItemFailures'] : null;
  if (answer === null || failures === null || failures === undefined) return sequenceNumbers.length;
  if (!Array.isArray(failures)) return 0;
  const positions = failures.map((failure) => sequenceNumbers.indexOf(identifierOf(failure)));
  // The lowest is the checkpoint: everything from it on is delivered again. An unknown one (-1) fails the whole batch.
  return Math.max(0, Math.min(sequenceNumbers.length, ...positions));
}

function identifierOf(failure: Json): string {
  const identifier = isJsonObject(failure) ? failure['itemIdentifier'] : undefined;
  return typeof identifier === 'string' ? identifier : '';
}
