import { liveMany } from '../life.ts';
import { counts, residentMb, withProduct } from '../product.ts';
import { rounded } from './figure.ts';
import type { Figure } from './figure.ts';

/**
 * Whole lives through HTTP, several at once, against the product in a process of its own. Memory: the largest size seen, and
 * one sample each fifth of the run; level means that the later ones do not grow.
 */
export const wholeLives: Figure = {
  what: 'whole lives through HTTP',
  take: ({ build, extent: { lives, 'at-once': atOnce } }) =>
    withProduct(build, async ({ client, pid }) => {
      await liveMany(client, { lives: 1, atOnce: 1, name: 'warm-up' });
      const before = await counts(client);
      const rss: number[] = [];
      const began = performance.now();
      const commits = await liveMany(client, { lives, atOnce, name: '' }, (number) => {
        if (number % Math.ceil(lives / 5) === 0) rss.push(residentMb(pid));
      });
      const seconds = (performance.now() - began) / 1000;
      await client.advance('PT0S');
      rss.push(residentMb(pid));
      const after = await counts(client);
      return {
        perSecond: rounded(lives / seconds, 2),
        rssMb: Math.max(...rss),
        rssMbAlong: rss,
        transitions: rounded((after.transitions - before.transitions) / lives),
        commits: rounded(commits / lives),
        writeUnits: rounded((after.writeUnits - before.writeUnits) / lives),
        readUnits: rounded((after.readUnits - before.readUnits) / lives),
      };
    }),
  compared: ['perSecond', 'rssMb', 'transitions', 'writeUnits', 'readUnits'],
};
