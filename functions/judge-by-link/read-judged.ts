/** What is wrong with a form that was sent. */
type Wrong = 'attitude' | 'result' | 'units' | 'comment' | 'confirmed' | 'form';

/** A form as it was sent, and what it says as the body of the command. */
export interface Judged {
  readonly wrong: readonly Wrong[];
  readonly fields: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether the reply may be published, where something was said of it. */
  readonly consents?: boolean;
}

const values: readonly string[] = ['satisfied', 'basically', 'not'];
const LONGEST_COMMENT = 4000;
const known = /^(?:attitude|result|comment|publish|confirmed|(?:attitude|result)\.a[1-9]\d{0,3})$/;

/** Attitude and result of the reply, of each co-handler both or neither, and that it was confirmed. A field more, or twice, is no form of ours. */
export function readJudged(form: URLSearchParams): Judged {
  const names = [...form.keys()];
  const fields = Object.fromEntries([...form].filter(([name]) => known.test(name)));
  const isWhole = Object.keys(fields).length === names.length;
  const valueOf = (name: string): string | undefined => (values.includes(fields[name] ?? '') ? fields[name] : undefined);
  const [attitude, result] = [valueOf('attitude'), valueOf('result')];
  const shares = [...new Set(Object.keys(fields).flatMap((name) => /\.(a\d+)$/.exec(name)?.[1] ?? []))];
  const units = shares.map((assignmentId) => ({
    assignmentId,
    attitude: valueOf(`attitude.${assignmentId}`),
    result: valueOf(`result.${assignmentId}`),
  }));
  const publish = fields['publish'];
  const comment = (fields['comment'] ?? '').replaceAll('\r\n', '\n').trim();
  const faults: readonly (readonly [Wrong, boolean])[] = [
    ['form', !isWhole || (publish !== undefined && publish !== 'yes' && publish !== 'no')],
    ['attitude', attitude === undefined],
    ['result', result === undefined],
    ['units', units.some((one) => one.attitude === undefined || one.result === undefined)],
    ['comment', comment.length > LONGEST_COMMENT],
    ['confirmed', fields['confirmed'] !== 'yes'],
  ];
  return {
    wrong: faults.flatMap(([name, isWrong]) => (isWrong ? [name] : [])),
    fields,
    ...(publish === undefined ? {} : { consents: publish === 'yes' }),
    body: { attitude, result, ...(comment === '' ? {} : { comment }), ...(units.length === 0 ? {} : { units }) },
  };
}
