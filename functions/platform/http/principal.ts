import * as z from 'zod';
import type { Directory, Person } from '#core/directory/directory.ts';
import { loginOf } from '#core/directory/logins.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';

/** Who asks, as the directory of the body knows them now; a token only says who somebody is. */
export interface Principal {
  readonly body: string;
  readonly person: Person;
  /** The directory in which the person was found. */
  readonly directory: Directory;
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
export async function findPrincipal(
  { reader, directoryOf, bootstrap }: PrincipalDependencies,
  subject: string,
  bodyWanted: string | undefined,
): Promise<Principal> {
  const known = await reader.principals(subject);
  const candidates = known.filter(({ body }) => bodyWanted === undefined || body === bodyWanted);
  const [first] = candidates;
  if (first === undefined) {
    if (subject !== bootstrap.subject || known.length > 0) throw new Refusal('UnknownPersonError');
    const person: Person = { id: 'bootstrap', name: '初始管理员', roles: ['administrator'], active: true };
    return { body: bootstrap.body, person, directory: await directoryOf(bootstrap.body) };
  }
  if (candidates.length > 1) throw new Refusal('AmbiguousBodyError', { bodies: candidates.map(({ body }) => body) });
  const directory = await directoryOf(first.body);
  // The pointer names the body; whose login it is, the directory's own log says.
  const person = directory.people.get(directory.logins.get(subject) ?? '');
  if (person === undefined || !person.active || loginOf(person) !== subject) throw new Refusal('UnknownPersonError');
  return { body: first.body, person, directory };
}

// A minute: long enough to spare busy people's requests a look-up, short enough for a second body to show.
const REMEMBERED_MS = 60_000;

/** Keeps whom a subject was found to be; what that person may do is looked up each time all the same. */
export function rememberPrincipals(reader: Pick<ViewReader, 'principals'>, now: () => string): Pick<ViewReader, 'principals'> {
  const kept = new Map<string, { readonly until: number; readonly known: Awaited<ReturnType<ViewReader['principals']>> }>();
  return {
    async principals(subject) {
      const remembered = kept.get(subject);
      if (remembered !== undefined && remembered.until > Date.parse(now())) return remembered.known;
      const known = await reader.principals(subject);
      if (known.length > 0) kept.set(subject, { until: Date.parse(now()) + REMEMBERED_MS, known });
      return known;
    },
  };
}
