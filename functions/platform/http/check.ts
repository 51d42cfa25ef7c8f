import * as z from 'zod';
import { stageTerms } from '#core/case/terms.ts';
import { requestFieldTerms } from '#core/contracts/field-terms.ts';
import { tellIssues } from '#core/contracts/issue-texts.ts';
import { lightTerms } from '#core/notices/render/render-texts.ts';
import type { CommandName } from '#core/steps/commands.ts';
import { clockTerms, commandFields, fieldTerms, valueTerms } from '#core/steps/texts.ts';

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

// What is missing is told from what is wrong by what was sent.
const withInput = { reportInput: true };

type Context = z.core.ParseContext<z.core.$ZodIssue>;

/** @param of the command whose body it is: its fields have names of their own. @throws InvalidRequest */
export function check<T>(parse: (context: Context) => T, of?: CommandName): T {
  try {
    return parse(withInput);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const told = tellIssues(error.issues, namesOf(of));
    throw new InvalidRequest(told.map(({ path, zh, en }) => ({ path: path.map(String).join('.'), message: zh, messageEn: en })));
  }
}

const clockNames = new Map(Object.entries(clockTerms));
const ownOr = <T>(terms: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  terms !== undefined && Object.hasOwn(terms, name) ? terms[name] : undefined;

function namesOf(command: CommandName | undefined): Parameters<typeof tellIssues>[1] {
  const own = command === undefined ? undefined : commandFields[command];
  return {
    // Beside a length it is what that is counted in; a list is asked for that of a unit.
    labelOf: (field, depth) =>
      field === 'unit' && depth === 0
        ? fieldTerms['unitId']
        : (ownOr(own, field) ?? ownOr(fieldTerms, field) ?? ownOr(requestFieldTerms, field) ?? clockNames.get(field)),
    choiceOf: (value) => ownOr(valueTerms, value) ?? ownOr(stageTerms, value) ?? ownOr(lightTerms, value) ?? clockNames.get(value),
  };
}
