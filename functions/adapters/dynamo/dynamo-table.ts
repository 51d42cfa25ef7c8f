import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';

/** One client per cold start; region, credentials and endpoint come from the SDK's own environment. */
export function dynamoClient(): DynamoDBClient {
  // Adaptive would keep state between invocations that a short-lived function cannot use.
  return withOneSigner(new DynamoDBClient({ ...lean, retryMode: 'standard', maxAttempts: 4 }));
}

export function toItem(value: Record<string, unknown>): Record<string, AttributeValue> {
  return marshall(value, { removeUndefinedValues: true });
}

export function fromItem(item: Record<string, AttributeValue>): Record<string, unknown> {
  return unmarshall(item);
}

/** A condition that did not hold: an expected answer, not a failure. */
export function isConditionFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}
