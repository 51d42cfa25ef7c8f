import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isEndStage, runningStages } from '#core/case/stages.ts';
import { readRunning, sessionPrefix } from '#core/statistics/figures-items.ts';
import { readFigures } from '#core/statistics/stored-figures.ts';
import { listedId, listedStage, listKeys } from '#core/view/view-items.ts';
import { idCuts, readAll, readPartition } from './query-pages.ts';

/** What statistics count of a case, as it was stored. */
export interface CountedCase {
  readonly proposalId: string;
  readonly figures: string;
}

const listedStages = runningStages.filter((stage) => listedStage(stage) === stage);

/** What statistics count: of cases that run out of their entries by stage, of those that are over out of their session's partition. */
export function dynamoFigures(client: DynamoDBClient, tableName: string) {
  return {
    /** Of all sessions, unless one is named. The index is a moment behind. */
    async running(body: string, session?: string): Promise<CountedCase[]> {
      const stages = listedStages.map((stage) =>
        readAll(client, {
          TableName: tableName,
          IndexName: 'byParty',
          KeyConditionExpression: 'partyKey = :stage',
          ExpressionAttributeValues: {
            ':stage': { S: listKeys.stage(body, stage) },
            ...(session === undefined ? {} : { ':session': { S: sessionPrefix(session) } }),
          },
          ...(session === undefined ? {} : { FilterExpression: 'begins_with(task, :session)' }),
          ProjectionExpression: 'dueKey, task',
        }),
      );
      return (await Promise.all(stages)).flat().map(({ dueKey, task }) => ({
        proposalId: listedId(String(dueKey)),
        figures: readRunning(String(task)).figures,
      }));
    },
    /** Also of what runs where its line is of an older layout than 6. */
    async over(body: string, session: string): Promise<CountedCase[]> {
      const query = { TableName: tableName, ProjectionExpression: 'sk, figures' };
      const items = await readPartition(client, listKeys.figures(body, session), query, idCuts);
      return items.map(({ sk, figures }) => ({ proposalId: String(sk), figures: String(figures) }));
    },
  };
}

/**
 * Each case once. What ended a moment ago may still be listed as running; and what runs may have left an item behind, where a function of a release
 * before layout 6 was at work on it.
 */
export function eachOnce(running: readonly CountedCase[], over: readonly CountedCase[]): Map<string, CountedCase> {
  const counted = new Map(over.map((one) => [one.proposalId, one]));
  for (const one of running) {
    const item = counted.get(one.proposalId);
    if (item === undefined || !isEndStage(readFigures(item.figures).stage)) counted.set(one.proposalId, one);
  }
  return counted;
}
