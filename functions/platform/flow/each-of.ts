/**
 * Does the same with each item, `width` of them at a time. One that fails holds up no other; the first error is thrown
 * when all are done.
 */
export async function eachOf<T>(items: readonly T[], width: number, act: (item: T) => Promise<unknown>): Promise<void> {
  const errors: unknown[] = [];
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      try {
        await act(item);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (errors.length > 0) throw errors[0];
}
