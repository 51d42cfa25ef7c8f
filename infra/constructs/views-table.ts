import { AttributeType, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { keptTableProps } from './kept-table-props.ts';

/**
 * Indexes and their partition attributes; every one sorts by `dueKey`. `byParty` lists cases that run, with what statistics count of them as
 * their `task` (docs/adr/0032), notices that were told, and lanes of webhooks; `byStage` drafts and cases that are over, `byBody` notices that wait.
 * `byFiled` and `bySession` are of an older layout, and so are other items in `byParty` and `byStage` (docs/adr/0018).
 */
const indexes = [
  { name: 'byBody', partition: 'bodyKey' },
  { name: 'byFiled', partition: 'filedKey' },
  { name: 'byStage', partition: 'stageKey' },
  { name: 'bySession', partition: 'sessionKey' },
  { name: 'byParty', partition: 'partyKey', carries: ['task'] },
] as const;

/**
 * Lists, work lists, the mail ledger, calendar feeds, what people are writing and uploading, and how far webhooks are. The lists can be rebuilt from the ledger at any
 * time; what `expiresAt` names (seconds since 1970) goes by itself.
 */
export class ViewsTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new Table(this, 'Table', { ...keptTableProps, timeToLiveAttribute: 'expiresAt' });
    for (const index of indexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partition, type: AttributeType.STRING },
        sortKey: { name: 'dueKey', type: AttributeType.STRING },
        ...('carries' in index
          ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.carries] }
          : { projectionType: ProjectionType.KEYS_ONLY }),
      });
    }
  }

  /** Reads lists. */
  grantRead(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:Query', 'dynamodb:BatchGetItem');
  }

  /** Keeps calendar feeds: writes in their partitions and in no other. */
  grantKeepFeeds(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['feed#*', '*#feeds#*'] } },
    });
  }

  /** Keeps what people are writing: writes in its partitions and in no other. */
  grantKeepDrafts(grantee: IGrantable): void {
    this.#grantWrite(grantee, ['*#drafts#*'], ['dynamodb:PutItem', 'dynamodb:DeleteItem']);
  }

  /** Keeps what files said that are brought in: writes in its partitions and in no other. */
  grantKeepImports(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:GetItem');
    this.#grantWrite(grantee, ['*#imports#*'], ['dynamodb:PutItem']);
  }

  /** Reads what files said. */
  grantReadImports(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:GetItem');
  }

  /** Keeps what is being uploaded: begins it in its partitions, and in no other. */
  grantBeginUploads(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:GetItem');
    this.#grantWrite(grantee, ['*#files#*'], ['dynamodb:PutItem']);
  }

  /** Reads what is being uploaded, writes what its check came to, and touches nothing else. */
  grantSettleUploads(grantee: IGrantable): void {
    this.#grantWrite(grantee, ['*#files#*'], ['dynamodb:GetItem', 'dynamodb:UpdateItem']);
  }

  /** Notes when a feed was read. */
  grantMarkFeeds(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:UpdateItem'],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#feeds#*'] } },
    });
  }

  /** Reads and writes the items of lists: the relay's right. */
  grantWriteViews(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem');
  }

  /** Writes notices of cases, sees how far they came and keeps the follower's cursor, and touches nothing else. */
  grantPost(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:GetItem', 'dynamodb:Query');
    this.#grantWrite(grantee, ['*#mail']);
  }

  /** Reads and settles notices, keeps records of mails, and touches nothing else. */
  grantSettle(grantee: IGrantable): void {
    this.#grantKeep(grantee, []);
  }

  /** The same, and keeps lanes: the right of who hands mails over. */
  grantSend(grantee: IGrantable): void {
    this.#grantKeep(grantee, ['*#lane#*']);
  }

  /** The same, and keeps the cursor of the morning's rounds. */
  grantSendRounds(grantee: IGrantable): void {
    this.#grantKeep(grantee, ['*#lane#*', '*#round']);
  }

  #grantKeep(grantee: IGrantable, more: readonly string[]): void {
    this.table.grant(grantee, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem');
    this.#grantWrite(grantee, ['*#mail', '*#mails#*', ...more]);
  }

  /** Reads lists; keeps lanes and attempts of webhooks, and touches nothing else. */
  grantDeliver(grantee: IGrantable): void {
    this.grantRead(grantee);
    this.#grantWrite(grantee, ['*#webhook-lanes#*', '*#attempts#*'], ['dynamodb:PutItem']);
  }

  /** Writes items whose partition key is like one of these. */
  #grantWrite(grantee: IGrantable, partitions: readonly string[], actions = ['dynamodb:PutItem', 'dynamodb:UpdateItem']): void {
    Grant.addToPrincipal({
      grantee,
      actions,
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } },
    });
  }
}
