import { GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';
import { noticeRefSchema } from './notice-item.ts';

/**
 * Why a mail that was handed over came to nothing: SES said so later, the transport refused it at once, or it certainly
 * was not taken and its notices went with another.
 */
export const mailFailures = ['bounced', 'complained', 'rejected', 'refused', 'not-taken'] as const;

export type MailFailure = (typeof mailFailures)[number];

/**
 * One mail as it was tried. Its fields are facts that come in any order and any number of times (the sender's, and SES's
 * through EventBridge, whose delivery is best effort), so each is written by itself and what stands above is reckoned
 * from them: see `mailStatus`.
 */
const mailRecordSchema = z.object({
  mailId: z.string(),
  recipientId: z.string(),
  /** The local day it counts for. */
  on: z.string(),
  /** A mail kind where it is about one case, else its form. */
  kind: z.string(),
  /** An earlier try may have arrived. */
  again: z.boolean(),
  notices: z.array(noticeRefSchema),
  /** SHA-256 of the address it went to, so that a failure is not laid at the door of another one; empty for robots. */
  address: z.string(),
  claimedAt: z.string(),
  /** The transport took it under `messageId`. */
  sentAt: z.string().exactOptional(),
  messageId: z.string().exactOptional(),
  /** SES said that it took it. */
  acceptedAt: z.string().exactOptional(),
  deliveredAt: z.string().exactOptional(),
  failedAt: z.string().exactOptional(),
  failure: z.enum(mailFailures).exactOptional(),
  reason: z.string().exactOptional(),
  /** What the failure led to is done: address on record, notices with others. */
  followedUpAt: z.string().exactOptional(),
});

export type MailRecord = z.infer<typeof mailRecordSchema>;

type Facts = Partial<
  Pick<MailRecord, 'sentAt' | 'messageId' | 'acceptedAt' | 'deliveredAt' | 'failedAt' | 'failure' | 'reason' | 'followedUpAt'>
>;

/** How far a mail came: what SES said of its failure stands above all else, delivery above sending. */
export function mailStatus(mail: MailRecord): 'claimed' | 'sent' | 'delivered' | MailFailure {
  if (mail.failure !== undefined) return mail.failure;
  if (mail.deliveredAt !== undefined) return 'delivered';
  return wasTaken(mail) ? 'sent' : 'claimed';
}

/** Whether anybody said that the transport took it. */
export function wasTaken({ sentAt, acceptedAt, deliveredAt, failure }: MailRecord): boolean {
  const known = sentAt ?? acceptedAt ?? deliveredAt;
  return known !== undefined || (failure !== undefined && failure !== 'not-taken' && failure !== 'refused');
}

/** Names a mail: whose it is, of which local day, the how-manieth of that day. */
export interface MailName {
  readonly body: string;
  readonly on: string;
  readonly n: number;
  readonly recipientId: string;
}

/** `<body>.<local date>.<n>.<recipient>`. */
export function mailIdOf({ body, on, n, recipientId }: MailName): string {
  return `${body}.${on}.${n}.${recipientId}`;
}

/** Reads what `mailIdOf` made; `undefined` for anything else. */
export function parseMailId(mailId: string): MailName | undefined {
  const [, body, on, n, recipientId] = /^(.+?)\.(\d{4}-\d{2}-\d{2})\.([1-9]\d{0,2})\.(.+)$/.exec(mailId) ?? [];
  if (body === undefined || on === undefined || recipientId === undefined) return undefined;
  return { body, on, n: Number(n), recipientId };
}

/** The mails to one recipient: one partition, sorted by day and number. */
export const mailsPartition = (body: string, recipientId: string): string => `${body}#mails#${recipientId}`;

export interface MailRecords {
  /** Writes the mail as claimed, over an earlier one of the same name that certainly was not taken. */
  claim(name: MailName, record: MailRecord): Promise<void>;
  /** Adds facts, each of which keeps its first value; `false` when there is no such mail. */
  note(name: MailName, facts: Facts): Promise<boolean>;
  /** Strongly consistent. */
  read(name: MailName): Promise<MailRecord | undefined>;
  /** The latest mails to a recipient, the last first. */
  latest(body: string, recipientId: string, most: number): Promise<MailRecord[]>;
}

// Up to 999 a day: the policy allows 20.
const sortKey = ({ on, n }: MailName): string => `mail#${on}#${String(n).padStart(3, '0')}`;

/** Primary key of a mail's record. */
export function mailRecordKey(name: MailName): { readonly pk: string; readonly sk: string } {
  return { pk: mailsPartition(name.body, name.recipientId), sk: sortKey(name) };
}

export function dynamoMailRecords(client: DynamoDBClient, tableName: string): MailRecords {
  return {
    async claim(name, record) {
      await client.send(new PutItemCommand({ TableName: tableName, Item: toItem({ ...mailRecordKey(name), ...record }) }));
    },
    async note(name, facts) {
      const entries = Object.entries(facts);
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: toItem(mailRecordKey(name)),
            UpdateExpression: `SET ${entries.map(([field]) => `#${field} = if_not_exists(#${field}, :${field})`).join(', ')}`,
            ConditionExpression: 'attribute_exists(mailId)',
            ExpressionAttributeNames: Object.fromEntries(entries.map(([field]) => [`#${field}`, field])),
            ExpressionAttributeValues: toItem(Object.fromEntries(entries.map(([field, value]) => [`:${field}`, value]))),
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
    async read(name) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: toItem(mailRecordKey(name)), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : readMailRecord(fromItem(Item));
    },
    async latest(body, recipientId, most) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: mailsPartition(body, recipientId) } },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: most,
        }),
      );
      return Items.map((item) => readMailRecord(fromItem(item)));
    },
  };
}

export function readMailRecord(item: Record<string, unknown>): MailRecord {
  return mailRecordSchema.parse(item);
}
