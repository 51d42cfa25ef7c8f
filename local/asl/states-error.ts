/** The error names that the Amazon States Language reserves (specification, appendix A; AWS "Handling errors"). */
export const errorNames = {
  all: 'States.ALL',
  branchFailed: 'States.BranchFailed',
  dataLimitExceeded: 'States.DataLimitExceeded',
  exceedToleratedFailureThreshold: 'States.ExceedToleratedFailureThreshold',
  heartbeatTimeout: 'States.HeartbeatTimeout',
  noChoiceMatched: 'States.NoChoiceMatched',
  permissions: 'States.Permissions',
  queryEvaluationError: 'States.QueryEvaluationError',
  runtime: 'States.Runtime',
  taskFailed: 'States.TaskFailed',
  timeout: 'States.Timeout',
} as const;

interface StatesErrorOptions {
  readonly aliases?: readonly string[];
  readonly fromInterpreter?: boolean;
  readonly isTaskFailure?: boolean;
  readonly untold?: '' | null;
}

/** A state failed: what Retry and Catch see. */
export class StatesError extends Error {
  /** The error name, e.g. `States.Timeout`, `Lambda.TooManyRequestsException`, or a function's own. */
  readonly error: string;
  override readonly cause: string | undefined;
  /** Other names under which Retry and Catch may know the same failure. */
  readonly aliases: readonly string[];
  /** True for a task's own failure: `States.ALL` and `States.TaskFailed` cover it by whatever name. */
  readonly isTaskFailure: boolean;
  /** What `$states.errorOutput` has for an error or a cause that was not told. */
  readonly untold: '' | null;
  /** True when the interpreter found the failure itself: the cause then begins with the state, as on AWS. */
  readonly fromInterpreter: boolean;

  constructor(error: string, cause?: string, options: StatesErrorOptions = {}) {
    super(cause === undefined ? error : `${error}: ${cause}`);
    this.name = 'StatesError';
    this.error = error;
    this.cause = cause;
    this.aliases = options.aliases ?? [];
    this.fromInterpreter = options.fromInterpreter ?? false;
    this.isTaskFailure = options.isTaskFailure ?? false;
    this.untold = options.untold === undefined ? '' : options.untold;
  }
}

/** A JSONata expression failed, gave nothing, or gave a value of the wrong type. */
export class QueryEvaluationError extends StatesError {
  /** The field, relative to the state: `Output/items[0]`, `Choices[1]/Condition`. */
  readonly location: string;

  constructor(cause: string, location: string) {
    super(errorNames.queryEvaluationError, cause, { fromInterpreter: true });
    this.location = location;
  }
}

/** A failure that the interpreter found itself and that is not an expression's. */
export const interpreterError = (error: string, cause: string): StatesError => new StatesError(error, cause, { fromInterpreter: true });
