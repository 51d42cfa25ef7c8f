import { describe, expect, it } from 'vitest';
import { recordSamples } from '#tools/sample-cloud.ts';

/** What the API was asked when so many entries of the directory were new. */
async function askedWith(recorded: number): Promise<string[]> {
  const asked: string[] = [];
  await recordSamples({
    as: async (_person, method, path) => {
      asked.push(`${method} ${path}`);
      return { version: 1, recorded };
    },
    advance: async (duration) => {
      asked.push(`advance ${duration}`);
      return '';
    },
  });
  return asked;
}

describe('recording the sample directory', () => {
  it('waits until its people are known', async () => {
    expect(await askedWith(69)).toEqual(['PUT /v1/directory', 'advance PT0S']);
  });

  it('waits for nothing where it was there already, however much the product has to do', async () => {
    expect(await askedWith(0)).toEqual(['PUT /v1/directory']);
  });
});
