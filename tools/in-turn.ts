import { takeHeldLock } from '#local';

/**
 * Does `work` while no other process that names the same file does its own. The turn ends with its process, however that ends.
 */
export async function inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const turn = takeHeldLock(file);
    if (turn !== undefined) {
      try {
        return await work();
      } finally {
        turn.release();
      }
    }
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
}
