import { Aws, CfnCondition, CfnParameter, Fn, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/**
 * Whether functions keep a share of the account's concurrency for themselves. A new account has 10 at once in all and lets
 * nothing be reserved of them, so nothing is unless the operator says that there is room.
 */
export class Concurrency extends Construct {
  readonly #reserves: CfnCondition;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const parameter = new CfnParameter(this, 'Reserves', {
      type: 'String',
      description: 'yes keeps 37 of the concurrent executions for what sends and delivers; a new account has 10 and lets none be kept',
      allowedPattern: '^(yes|no)$',
      default: 'no',
    });
    // Parameters are named by the operator, so without the construct's path.
    parameter.overrideLogicalId('ReserveConcurrency');
    this.#reserves = new CfnCondition(this, 'IsReserved', { expression: Fn.conditionEquals(parameter.valueAsString, 'yes') });
  }

  /** At most `most` of a function at once, and always so many; without reservation as many as the account has. */
  atMost(most: number): number {
    return Token.asNumber(Fn.conditionIf(this.#reserves.logicalId, most, Aws.NO_VALUE));
  }

  /** What depends on it. */
  either(reserved: string, unreserved: string): string {
    return Fn.conditionIf(this.#reserves.logicalId, reserved, unreserved).toString();
  }
}
