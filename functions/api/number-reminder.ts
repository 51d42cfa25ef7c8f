import { numberDocuments } from '#core/case/numbers/number-documents.ts';
import { log } from '#functions/platform/log.ts';
import type { Services } from './route.ts';

/**
 * The paper of a reminder by hand takes its number at once. The reminder itself is on record already and stays so: whatever
 * goes wrong here, the case's next alarm numbers what it owes (`soundAlarm`).
 */
export async function numberReminder({ cases, registers }: Services, body: string, proposalId: string): Promise<void> {
  try {
    const { commits } = await cases.read(body, proposalId);
    await numberDocuments({ cases, registers }, body, proposalId, commits);
  } catch (error) {
    log('warn', 'paper not numbered yet', { proposalId, error: error instanceof Error ? error.name : 'unknown' });
  }
}
