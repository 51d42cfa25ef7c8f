import { Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { judgeByLinkEnv } from '#functions/judge-by-link/env.ts';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';

export interface JudgingProps {
  readonly data: Data;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

/** The page on which members judge by the link of a mail: open to everybody, so it may do this one thing and read the one key. */
export class Judging extends Construct {
  readonly serve: Function;

  constructor(scope: Construct, id: string, { data, parameters, bundlesDirectory }: JudgingProps) {
    super(scope, id);
    const { fn } = new BundledFunction(this, 'judge-by-link', {
      bundle: 'judge-by-link',
      bundlesDirectory,
      timeout: Duration.seconds(15),
      impact: 'Members cannot judge by the link of their mail; at the desk they can.',
      environment: {
        schema: judgeByLinkEnv,
        values: {
          LEDGER_TABLE_NAME: data.ledger.table.tableName,
          SECRETS_TABLE_NAME: data.secrets.table.tableName,
          BOOTSTRAP_BODY: parameters.body,
          PORTAL_URL: parameters.mail.portalUrl,
        },
      },
    });
    data.ledger.grantRead(fn);
    data.ledger.grantAppendToProposals(fn, parameters.body);
    data.secrets.grantReadLinkKey(fn);
    this.serve = fn;
  }
}
