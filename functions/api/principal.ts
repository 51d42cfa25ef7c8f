import * as z from 'zod';
import type { Directory, Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { ViewReader } from '#functions/adapters/dynamo-view-reader.ts';

/** Who asks, as the directory of the body knows them now; a token only says who somebody is. */
export interface Principal {
  readonly body: string;
  readonly person: Person;
}

export interface PrincipalDependencies {
  readonly reader: Pick<ViewReader, 'principals'>;
  readonly directoryOf: (body: string) => Promise<Directory>;
  readonly bootstrap: { readonly body: string; readonly subject: string };
}

const authorizerSchema = z.object({
  requestContext: z.object({ authorizer: z.object({ jwt: z.object({ claims: z.object({ sub: z.string().min(1) }) }) }) }),
});

/** The subject the JWT authorizer checked (API Gateway, payload format 2.0). */
export function subjectOf(event: unknown): string {
  const parsed = authorizerSchema.safeParse(event);
  if (!parsed.success) throw new Refusal('UnknownPersonError');
  return parsed.data.requestContext.authorizer.jwt.claims.sub;
}

/**
 * Finds the person. The configured first administrator may act while the directory does not know that subject.
 * @throws Refusal `UnknownPersonError`; `AmbiguousBodyError` when the subject belongs to several bodies and none is named.
 */
export async function findPrincipal({ reader, directoryOf, bootstrap }: PrincipalDependencies, subject: string, bodyWanted: string | undefined): Promise<Principal> {
  const known = await reader.principals(subject);
  const candidates = known.filter(({ body }) => bodyWanted === undefined || body === bodyWanted);
  const [first] = candidates;
  if (first === undefined) {
    if (subject !== bootstrap.subject || known.length > 0) throw new Refusal('UnknownPersonError');
    return { body: bootstrap.body, person: { id: 'bootstrap', name: '初始管理员', roles: ['administrator'], active: true } };
  }
  if (candidates.length > 1) throw new Refusal('AmbiguousBodyError', { bodies: candidates.map(({ body }) => body) });
  const person = (await directoryOf(first.body)).people.get(first.personId);
  if (person === undefined || !person.active || (person.subject ?? person.id) !== subject) throw new Refusal('UnknownPersonError');
  return { body: first.body, person };
}
