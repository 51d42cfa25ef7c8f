import { RemovalPolicy } from 'aws-cdk-lib';
import { Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keptTableProps } from './kept-table-props.ts';

// DynamoDB asks the key on its caller's behalf (developer guide, "Encryption at rest: usage notes"); the lists are CDK's
// own for its wider grants, by full names.
const forReads = ['kms:Decrypt', 'kms:DescribeKey'];
const forWrites = ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'];

/**
 * Secrets that others entrusted to us: addresses and keys of group robots, webhook secrets; and our own key of the links in mails. Apart
 * from every other table, under a key of its own that is renewed each year. Nobody may list it: a secret is named or not found.
 */
export class SecretsTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Without the key the table is lost, and each of its backups: it is left behind with it.
    const encryptionKey = new Key(this, 'Key', {
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
      description: 'Encrypts the secrets table of the proposal pipeline',
    });
    this.table = new Table(this, 'Table', { ...keptTableProps, encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey });
  }

  /** Puts secrets in and takes them away, without reading any: administration's right. */
  grantKeep(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    this.table.encryptionKey?.grant(grantee, ...forReads, ...forWrites);
  }

  /** Reads a secret by its name: a sender's right. */
  grantUse(grantee: IGrantable): void {
    this.table.grant(grantee, 'dynamodb:GetItem');
    this.table.encryptionKey?.grant(grantee, ...forReads);
  }

  /** Makes the key that links in mails are signed with, where there is none: beside `grantUse`, and nothing else may be put. */
  grantMakeLinkKey(grantee: IGrantable): void {
    this.#grantOnLinkKey(grantee, 'dynamodb:PutItem');
    this.table.encryptionKey?.grant(grantee, ...forWrites);
  }

  /** Reads that key, and no other secret. */
  grantReadLinkKey(grantee: IGrantable): void {
    this.#grantOnLinkKey(grantee, 'dynamodb:GetItem');
    this.table.encryptionKey?.grant(grantee, ...forReads);
  }

  #grantOnLinkKey(grantee: IGrantable, action: string): void {
    Grant.addToPrincipal({
      grantee,
      actions: [action],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#judge-links'] } },
    });
  }
}
