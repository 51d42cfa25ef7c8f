import { describe, expect, it } from 'vitest';
import { outcome, refusal } from './one-state.ts';

const S = { Type: 'Succeed' };
const scope = (states: object, startAt = Object.keys(states)[0]) => ({ StartAt: startAt, States: states });
const only = (state: object, others: object = {}) => scope({ 'File it': state, ...others });
const invoke = 'arn:aws:states:::lambda:invoke';
const task = (fields: object = {}) => ({ Type: 'Task', Resource: invoke, Arguments: { FunctionName: 'f' }, End: true, ...fields });
const processor = scope({ I: S });

describe('what a definition may not have is refused with the name of the state and the field', () => {
  it.each<[string, object, string]>([
    [
      'a JSONPath machine',
      { ...only(S), QueryLanguage: 'JSONPath' },
      "State 'File it': field 'QueryLanguage' is 'JSONPath', which is not supported (JSONata only)",
    ],
    ['a machine without a language', { ...only(S), QueryLanguage: undefined }, "State 'File it': field 'QueryLanguage' is 'JSONPath'"],
    ['a JSONPath state', only({ ...S, QueryLanguage: 'JSONPath' }), "State 'File it': field 'QueryLanguage' is 'JSONPath'"],
    [
      'InputPath',
      only({ ...S, InputPath: '$' }),
      "State 'File it': field 'InputPath' belongs to JSONPath, which is not supported (JSONata only) at /States/File it/InputPath",
    ],
    ['Parameters', only(task({ Parameters: {} })), "field 'Parameters' belongs to JSONPath"],
    ['ResultPath', only(task({ ResultPath: '$' })), "field 'ResultPath' belongs to JSONPath"],
    ['ResultSelector', only(task({ ResultSelector: {} })), "field 'ResultSelector' belongs to JSONPath"],
    ['Result', only({ Type: 'Pass', Result: 1, End: true }), "field 'Result' belongs to JSONPath"],
    ['TimeoutSecondsPath', only(task({ TimeoutSecondsPath: '$.t' })), "field 'TimeoutSecondsPath' belongs to JSONPath"],
    [
      'Variable',
      only({ Type: 'Choice', Choices: [{ Variable: '$.a', StringEquals: 'b', Next: 'X' }] }, { X: S }),
      "State 'File it', Choices[0]: field 'Variable' belongs to JSONPath",
    ],
    [
      'ResultPath of a catcher',
      only(task({ Catch: [{ ErrorEquals: ['A'], ResultPath: '$', Next: 'X' }] }), { X: S }),
      "State 'File it', Catch[0]: field 'ResultPath' belongs",
    ],
    ['Credentials', only(task({ Credentials: {} })), "State 'File it': field 'Credentials' is not supported here"],
    ['an unknown type', only({ Type: 'Activity' }), "field 'Type' is 'Activity', which is not supported"],
    [
      'a distributed Map',
      only({
        Type: 'Map',
        ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
        End: true,
      }),
      "State 'File it', ProcessorConfig: field 'ExecutionType' is not supported",
    ],
    [
      'mode DISTRIBUTED',
      only({ Type: 'Map', ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED' } }, End: true }),
      "field 'Mode' is 'DISTRIBUTED', which is not supported (INLINE only)",
    ],
    ['ItemReader', only({ Type: 'Map', ItemProcessor: processor, ItemReader: {}, End: true }), "field 'ItemReader' is not supported here"],
    ['the old Iterator', only({ Type: 'Map', Iterator: processor, End: true }), "field 'Iterator' is not supported here"],
    [
      'another integration',
      only(task({ Resource: 'arn:aws:states:::dynamodb:putItem' })),
      "field 'Resource' names 'arn:aws:states:::dynamodb:putItem', which is not supported",
    ],
    [
      'an SDK integration',
      only(task({ Resource: 'arn:aws:states:::aws-sdk:s3:getObject' })),
      "names 'arn:aws:states:::aws-sdk:s3:getObject'",
    ],
    ['an activity', only(task({ Resource: 'arn:aws:states:eu-west-1:123456789012:activity:a' })), 'activity:a'],
    ['startExecution.sync:2', only(task({ Resource: 'arn:aws:states:::states:startExecution.sync:2' })), 'startExecution.sync:2'],
    [
      'startExecution with a token',
      only(task({ Resource: 'arn:aws:states:::states:startExecution.waitForTaskToken' })),
      'startExecution.waitForTaskToken',
    ],
    [
      'a heartbeat without a token',
      only(task({ HeartbeatSeconds: 5 })),
      "field 'HeartbeatSeconds' is supported with .waitForTaskToken only",
    ],
    ['Assign on Succeed', only({ ...S, Assign: {} }), "field 'Assign' is not supported here"],
    ['Retry on Pass', only({ Type: 'Pass', Retry: [], End: true }), "field 'Retry' is not supported here"],
    ['a field of the machine', { ...only(S), ProcessorConfig: {} }, "State machine: field 'ProcessorConfig' is not supported here"],
    [
      'a state inside a branch',
      only({ Type: 'Parallel', Branches: [scope({ Inner: { ...S, OutputPath: '$' } })], End: true }),
      "State 'Inner': field 'OutputPath' belongs to JSONPath, which is not supported (JSONata only) at /States/File it/Branches[0]/States/Inner/OutputPath",
    ],
    [
      'a language on a branch',
      only({ Type: 'Parallel', Branches: [{ ...scope({ I: S }), QueryLanguage: 'JSONata' }], End: true }),
      "field 'QueryLanguage' is not supported here",
    ],
  ])('%s', async (_, definition, message) => {
    const refused = await refusal(definition);
    expect(refused).toContain("InvalidDefinition: Invalid State Machine Definition: '");
    expect(refused).toContain(message);
  });
});

describe('a definition that is wrong is refused', () => {
  const choice = (rule: object) => only({ Type: 'Choice', Choices: [rule], Default: 'X' }, { X: S });
  const retry = (fields: object) => only(task({ Retry: [{ ErrorEquals: ['A'], ...fields }] }));
  const wait = (fields: object) => only({ Type: 'Wait', End: true, ...fields });
  it.each<[string, object, string]>([
    ['no StartAt', { States: { A: S } }, "State machine: field 'StartAt' is required"],
    ['no States', { StartAt: 'A' }, "field 'States' is required"],
    ['States that are no object', { StartAt: 'A', States: [] }, "field 'States' must be an object"],
    ['a state that is no object', scope({ A: 1 }), "State 'A': must be an object"],
    ['a StartAt that is nowhere', scope({ A: S }, 'B'), "has no state 'B' to go to"],
    ['a StartAt that is no text', { StartAt: 1, States: { A: S } }, "field 'StartAt' must be a non-empty string"],
    ['a Next that is nowhere', scope({ A: { Type: 'Pass', Next: 'Z' } }), "has no state 'Z' to go to"],
    ['a Catch that is nowhere', only(task({ Catch: [{ ErrorEquals: ['A'], Next: 'Z' }] })), "has no state 'Z' to go to"],
    [
      'a Next out of its scope',
      only({ Type: 'Parallel', Branches: [scope({ I: { Type: 'Pass', Next: 'X' } })], Next: 'X' }, { X: S }),
      "Branches[0]: field 'States' has no state 'X' to go to",
    ],
    ['a state that nothing goes to', scope({ A: S, B: S }), "cannot be reached: nothing goes to 'B'"],
    ['no state that ends', scope({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }), 'has no state that ends'],
    ['neither Next nor End', scope({ A: { Type: 'Pass' } }), "field 'Next' or End is required, and not both"],
    ['Next and End', scope({ A: { Type: 'Pass', Next: 'B', End: true }, B: S }), "field 'Next' or End is required, and not both"],
    ['an End that is no boolean', scope({ A: { Type: 'Pass', End: 'yes' } }), "field 'End' must be true or false"],
    [
      'a name that is used twice',
      only({ Type: 'Parallel', Branches: [scope({ 'File it': S })], End: true }),
      "State 'File it': field 'Name' is used twice in the machine",
    ],
    ['a name that is too long', scope({ ['x'.repeat(81)]: S }), 'is longer than 80 characters'],
    ['an empty Choices', only({ Type: 'Choice', Choices: [], Default: 'X' }, { X: S }), "field 'Choices' must be a non-empty array"],
    ['no Choices', only({ Type: 'Choice', Default: 'X' }, { X: S }), "field 'Choices' must be a non-empty array"],
    ['a rule without Condition', choice({ Next: 'X' }), "Choices[0]: field 'Condition' is required"],
    ['a Condition that is plain text', choice({ Condition: 'yes', Next: 'X' }), "field 'Choices[0]/Condition' must be of type boolean"],
    ['a rule without Next', choice({ Condition: true }), "Choices[0]: field 'Next' is required"],
    ['no Branches', only({ Type: 'Parallel', End: true }), "field 'Branches' must be a non-empty array"],
    ['no ItemProcessor', only({ Type: 'Map', End: true }), "field 'ItemProcessor' is required"],
    [
      'Items that are no array',
      only({ Type: 'Map', Items: 'x', ItemProcessor: processor, End: true }),
      "field 'Items' must be of type array",
    ],
    ['no Resource', only({ Type: 'Task', End: true }), "field 'Resource' is required"],
    [
      'Seconds and Timestamp',
      wait({ Seconds: 1, Timestamp: '2026-03-01T00:00:00Z' }),
      "field 'Seconds' or Timestamp is required, and not both",
    ],
    ['neither Seconds nor Timestamp', wait({}), "field 'Seconds' or Timestamp is required, and not both"],
    ['negative Seconds', wait({ Seconds: -1 }), "field 'Seconds' must be of type integer and within its range"],
    ['a Timestamp that is no time', wait({ Timestamp: '1 March' }), "field 'Timestamp' must be an RFC 3339 time"],
    ['a Timestamp of the 13th month', wait({ Timestamp: '2026-13-01T00:00:00Z' }), "field 'Timestamp' must be an RFC 3339 time"],
    ['TimeoutSeconds of 0', only(task({ TimeoutSeconds: 0 })), "field 'TimeoutSeconds' must be of type integer and within its range"],
    [
      'HeartbeatSeconds as long as TimeoutSeconds',
      only(task({ Resource: `${invoke}.waitForTaskToken`, TimeoutSeconds: 5, HeartbeatSeconds: 5 })),
      "field 'HeartbeatSeconds' must be less than TimeoutSeconds",
    ],
    ['an Assign that is no object', only({ Type: 'Pass', Assign: 1, End: true }), "field 'Assign' must be an object"],
    [
      'States.ALL among others',
      retry({ ErrorEquals: ['A', 'States.ALL'] }),
      "Retry[0]: field 'ErrorEquals' may hold States.ALL only alone",
    ],
    [
      'States.ALL before others',
      only(task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] })),
      'States.ALL only alone and in the last place',
    ],
    ['no ErrorEquals', retry({ ErrorEquals: undefined }), "field 'ErrorEquals' must be a non-empty array of strings"],
    ['ErrorEquals of numbers', retry({ ErrorEquals: [1] }), "field 'ErrorEquals' must be a non-empty array of strings"],
    ['an interval of 0', retry({ IntervalSeconds: 0 }), "field 'IntervalSeconds' must be an integer from 1"],
    ['half an attempt', retry({ MaxAttempts: 1.5 }), "field 'MaxAttempts' must be an integer"],
    ['a rate below 1', retry({ BackoffRate: 0.5 }), "field 'BackoffRate' must be a number from 1"],
    [
      'a longest delay below the interval',
      retry({ IntervalSeconds: 9, MaxDelaySeconds: 9 }),
      "field 'MaxDelaySeconds' must be greater than IntervalSeconds",
    ],
    ['an unknown jitter', retry({ JitterStrategy: 'SOME' }), "field 'JitterStrategy' must be FULL or NONE"],
    ['a time limit that is no number', { ...only(S), TimeoutSeconds: '60' }, "State machine: field 'TimeoutSeconds' must be an integer"],
  ])('%s', async (_, definition, message) => {
    expect(await refusal(definition)).toContain(message);
  });
});

describe('a definition is accepted', () => {
  it('with comments and a version, and with the language on each state', async () => {
    const States = { A: { ...S, QueryLanguage: 'JSONata', Comment: 'the end' } };
    const result = await outcome({ QueryLanguage: undefined, Comment: 'c', Version: '1.0', StartAt: 'A', States }, 1);
    expect(result).toEqual({ status: 'SUCCEEDED', output: 1 });
  });
});
