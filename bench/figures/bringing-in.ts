import { bringIn, sessionRows } from '../import/bring-session.ts';
import { withProduct } from '../product.ts';
import { rounded } from './figure.ts';
import type { Figure } from './figure.ts';

/** A session of so many rows brought in from XLSX: tried, then run until every list shows it and all workflows are started. */
export const bringingIn: Figure = {
  what: 'a session brought in from a sheet',
  take: ({ build, extent: { rows } }) =>
    withProduct(build, async ({ client }) => {
      const { trialSeconds, rowsSeconds, runSeconds, counts } = await bringIn(client, 'proposals', ['ding-wenlan', sessionRows(rows)]);
      return {
        trialSeconds: rounded(trialSeconds, 2),
        rowsSeconds: rounded(rowsSeconds),
        runSeconds: rounded(runSeconds),
        done: counts.done,
        leftOut: counts.leftOut,
      };
    }),
  compared: ['trialSeconds', 'runSeconds'],
};
