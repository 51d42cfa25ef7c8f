import { apiBundle } from './api-bundle.ts';
import { board } from './board.ts';
import { bringingIn } from './bringing-in.ts';
import { demonstration } from './demonstration.ts';
import { desk } from './desk.ts';
import { dispatch } from './dispatch.ts';
import { faults } from './faults.ts';
import type { Figure } from './figure.ts';
import { letter } from './letter.ts';
import { lifeAlone } from './life-alone.ts';
import { morning } from './morning.ts';
import { start } from './start.ts';
import { straightLife } from './straight-life.ts';
import { suggestions } from './suggestions.ts';
import { webhooks } from './webhooks.ts';
import { wholeLives } from './whole-lives.ts';
import { year } from './year.ts';

/** By the name that `--only` takes, in the order in which they are taken. */
export const allFigures: Readonly<Record<string, Figure>> = {
  start,
  'straight-life': straightLife,
  'life-alone': lifeAlone,
  lives: wholeLives,
  dispatch,
  import: bringingIn,
  board,
  letter,
  suggestions,
  webhooks,
  morning,
  year,
  faults,
  api: apiBundle,
  desk,
  demo: demonstration,
};
