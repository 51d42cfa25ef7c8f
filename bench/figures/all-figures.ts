import { apiBundle } from './api-bundle.ts';
import { demonstration } from './demonstration.ts';
import { desk } from './desk.ts';
import { dispatch } from './dispatch.ts';
import { faults } from './faults.ts';
import type { Figure } from './figure.ts';
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
  suggestions,
  webhooks,
  morning,
  year,
  faults,
  api: apiBundle,
  desk,
  demo: demonstration,
};
