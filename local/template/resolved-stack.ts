import type { JsonObject } from './json.ts';

/** A resource of the template with every intrinsic function of its properties evaluated. */
export interface ResolvedResource {
  readonly stackName: string;
  readonly logicalId: string;
  /** CloudFormation's, e.g. `AWS::Lambda::Function`. */
  readonly type: string;
  /** What `Ref` gives. */
  readonly physicalId: string;
  /** The resource's own name, e.g. the function's. Equals `physicalId` for most types. */
  readonly name: string;
  readonly arn: string;
  readonly properties: JsonObject;
}

/** The whole cloud assembly, resolved: plain data that the stand-ins take their share of. */
export interface ResolvedStack {
  /** By logical id; `<stack>.<logical id>` where several stacks use the same one. */
  readonly resources: ReadonlyMap<string, ResolvedResource>;
  /** By output name; `<stack>.<name>` where several stacks use the same one. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** All resources of one type, in the template's order. */
export function resourcesOf(stack: ResolvedStack, type: string): ResolvedResource[] {
  return [...stack.resources.values()].filter((resource) => resource.type === type);
}
