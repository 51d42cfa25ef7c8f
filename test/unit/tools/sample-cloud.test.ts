import { describe, expect, it } from 'vitest';
import { recordSamples } from '#tools/sample-cloud.ts';

/** What the API was asked where the directory has so many units, and so many entries of the samples are new. */
async function askedWith(recorded: number, units = 0): Promise<string[]> {
  const asked: string[] = [];
  await recordSamples({
    as: async (_person, method, path) => {
      asked.push(`${method} ${path}`);
      return { version: 1, recorded, units: Array.from({ length: units }, () => ({})) };
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
    expect(await askedWith(69)).toEqual(['GET /v1/directory/units', 'PUT /v1/directory', 'advance PT0S']);
  });

  it('waits for nothing where it was there already, however much the product has to do', async () => {
    expect(await askedWith(0)).toEqual(['GET /v1/directory/units', 'PUT /v1/directory']);
  });

  it('leaves a directory alone that is there already, of an older release or changed since', async () => {
    expect(await askedWith(69, 12)).toEqual(['GET /v1/directory/units']);
  });
});
