import { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { keptTableProps } from './kept-table-props.ts';

/** Open task tokens, and for a while those that were answered (`expiresAt`, seconds since 1970). Only the functions that serve the workflows may read it; the API never can. */
export class WaitsTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', { ...keptTableProps, timeToLiveAttribute: 'expiresAt' });
  }

  /** Hands in tokens, and takes back those it answered itself. */
  grantHandIn(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:PutItem', 'dynamodb:DeleteItem');
  }

  /** Reads tokens to wake by, and forgets those that were answered. */
  grantWake(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:DeleteItem');
  }
}
