import { StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, Grant, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { keptTableProps } from './kept-table-props.ts';

/** What would rewrite history. `BatchWriteItem` is among them: it puts without a condition. */
const rewriting = [
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:PartiQLUpdate',
  'dynamodb:PartiQLDelete',
];

/** The ledger: append-only, its stream carries each commit, and no role may update or delete an item. */
export class LedgerTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      ...keptTableProps,
      stream: StreamViewType.NEW_IMAGE,
      resourcePolicy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: 'NothingIsRewritten',
            effect: Effect.DENY,
            principals: [new AnyPrincipal()],
            actions: rewriting,
            resources: ['*'],
          }),
        ],
      }),
    });
  }

  get streamArn(): string {
    const arn = this.table.tableStreamArn;
    if (arn === undefined) throw new Error('the ledger has no stream');
    return arn;
  }

  /** Reads logs, and asks of several in one call whether they have grown. */
  grantRead(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:Query', 'dynamodb:BatchGetItem');
  }

  /** Reads logs, and appends to these alone. */
  grantAppendTo(grantee: IGrantable, ...logs: readonly string[]): void {
    this.grantRead(grantee);
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:PutItem'],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [...logs] } },
    });
  }

  /** Reads logs, and appends to those of cases and to registers. */
  grantAppendToCases(grantee: IGrantable, body: string): void {
    this.grantRead(grantee);
    this.#grantAppend(grantee, body, ['proposal#*', 'register#*']);
  }

  /** Reads logs, and appends to those of plans and draft allocations. */
  grantAppendToPlans(grantee: IGrantable, body: string): void {
    this.grantRead(grantee);
    this.#grantAppend(grantee, body, ['plan#*', 'plans', 'allocation#*', 'allocations']);
  }

  /** Appends to the logs of plans: what a run of one came to. */
  grantAppendToRuns(grantee: IGrantable, body: string): void {
    this.#grantAppend(grantee, body, ['plan#*', 'plans']);
  }

  /** Appends to the logs of imports. */
  grantAppendToImports(grantee: IGrantable, body: string): void {
    this.#grantAppend(grantee, body, ['import#*', 'imports']);
  }

  /** Appends to logs of cases alone. */
  grantAppendToProposals(grantee: IGrantable, body: string): void {
    this.#grantAppend(grantee, body, ['proposal#*']);
  }

  /** Follows the stream. */
  grantFollow(fn: Function): void {
    this.table.grantStreamRead(fn);
  }

  #grantAppend(grantee: IGrantable, body: string, logs: readonly string[]): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:PutItem'],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': logs.map((log) => `${body}#${log}`) } },
    });
  }
}
