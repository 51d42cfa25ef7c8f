import { live } from '../life.ts';
import { withProduct } from '../product.ts';
import { quantile } from './figure.ts';
import type { Figure } from './figure.ts';

const WARM_UP = 5;

/** How long a life takes that has the machine to itself, with a wait until all is quiet after each command in place of polls. */
export const lifeAlone: Figure = {
  what: 'a life alone',
  take: ({ build, extent: { alone } }) =>
    withProduct(build, async ({ client }) => {
      const took: number[] = [];
      for (let number = -WARM_UP; number < alone; number += 1) {
        const began = performance.now();
        await live(client, String(number), 'until-quiet');
        if (number >= 0) took.push(performance.now() - began);
      }
      return { lives: alone, medianMs: Math.round(quantile(took, 0.5)), p90Ms: Math.round(quantile(took, 0.9)) };
    }),
  compared: ['medianMs', 'p90Ms'],
};
