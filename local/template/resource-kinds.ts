import { NOTED_KINDS } from './noted-kinds.ts';
import type { ResourceKind } from './resource-kind.ts';
import { RUNS_KINDS } from './runs-kinds.ts';

/** Every resource type the embedded cloud knows, by its CloudFormation name. */
export const RESOURCE_KINDS: ReadonlyMap<string, ResourceKind> = new Map(Object.entries({ ...RUNS_KINDS, ...NOTED_KINDS }));
