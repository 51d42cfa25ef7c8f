import { errorNames, type StatesError } from './states-error.ts';

const NEVER_BY_WILDCARD: ReadonlySet<string> = new Set([errorNames.dataLimitExceeded, errorNames.runtime]);

/**
 * Whether an `ErrorEquals` list covers `error`. `States.ALL` covers all but `States.DataLimitExceeded` (a task's result
 * aside, which is a failure of the task) and `States.Runtime`; `States.TaskFailed` covers what `States.ALL` does, `States.Timeout` excepted;
 * `States.Runtime` always ends the execution, even when it is named (AWS, "Handling errors in Step Functions
 * workflows").
 */
export function matchesError(errorEquals: readonly string[], error: StatesError): boolean {
  if (error.error === errorNames.runtime) return false;
  return errorEquals.some((name) => {
    if (name === error.error || error.aliases.includes(name)) return true;
    if (NEVER_BY_WILDCARD.has(error.error) && !error.isTaskFailure) return false;
    return name === errorNames.all || (name === errorNames.taskFailed && error.error !== errorNames.timeout);
  });
}
