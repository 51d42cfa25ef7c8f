import * as z from 'zod';
import { resourcesOf } from './synthesized.ts';

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema)]).transform((value) => [value].flat() as z.output<T>[]);
const statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()),
  Condition: z.unknown().optional(),
});
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** One action that one Lambda or state machine may do on one resource. */
export interface Grant {
  /** The Lambda's folder, or the state machine's logical id. */
  readonly who: string;
  readonly action: string;
  /** The logical id it names, or the whole expression where it names none. */
  readonly resource: string;
  readonly condition: unknown;
}

const roleOf = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });

/** Roles by who wears them. */
const wearers = new Map<string, string>([
  ...resourcesOf('AWS::Lambda::Function').map(
    ([, { Properties }]) => [roleOf.parse(Properties['Role'])['Fn::GetAtt'][0], String(Properties['Description'])] as const,
  ),
  ...resourcesOf('AWS::StepFunctions::StateMachine').map(
    ([id, { Properties }]) => [roleOf.parse(Properties['RoleArn'])['Fn::GetAtt'][0], id] as const,
  ),
]);

/** Every right that the template gives to a role. A policy of a shape this does not know is an error, not an oversight. */
export const grants: readonly Grant[] = resourcesOf('AWS::IAM::Policy').flatMap(([id, { Properties }]) => {
  const { PolicyDocument, Roles } = policy.parse(Properties);
  return Roles.flatMap(({ Ref }) => {
    const who = wearers.get(Ref);
    if (who === undefined) throw new Error(`${id} gives rights to ${Ref}, which nobody wears`);
    return PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap((action) => Resource.map((resource) => ({ who, action, resource: nameOf(resource), condition: Condition }))),
    );
  });
});

function nameOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  return /"(?:Fn::GetAtt|Ref)":\[?"(?!AWS::)([A-Za-z0-9]+)"/.exec(text)?.[1] ?? text.replaceAll('"', '');
}

/** Logical id of the one table whose id begins so. */
export function tableId(begin: 'DataLedger' | 'DataViews' | 'DataWaits' | 'DataSecrets'): string {
  const [found, ...more] = resourcesOf('AWS::DynamoDB::Table')
    .map(([id]) => id)
    .filter((id) => id.startsWith(begin));
  if (found === undefined || more.length > 0) throw new Error(`not one table ${begin}`);
  return found;
}

/** Who may do what on a table, e.g. `relay dynamodb:Query`. */
export function rightsOn(table: string): string[] {
  return [...new Set(grants.filter(({ resource }) => resource === table).map(({ who, action }) => `${who} ${action}`))].sort();
}
