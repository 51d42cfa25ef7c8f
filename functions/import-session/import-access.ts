import { importerRole } from '#core/import/decide-import.ts';
import type { ImportKind } from '#core/import/import-kinds.ts';
import type { Import } from '#core/import/import-log.ts';
import type { Role } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Principal } from '#functions/platform/http/principal.ts';
import type { Services } from './route.ts';

/** In which role the person brings this in. @throws Refusal `NotAllowedError` */
export function roleOf({ person }: Principal, kind: ImportKind): Role {
  const role = importerRole(person.roles, kind);
  if (role === undefined) throw new Refusal('NotAllowedError', { command: 'import' });
  return role;
}

/** Whether the person may see it: whoever may bring the like in, and auditors. */
export function seesImport({ person }: Principal, { kind }: Pick<Import, 'kind'>): boolean {
  return importerRole(person.roles, kind) !== undefined || person.roles.includes('auditor');
}

/** The import, if it exists for the person. @throws Refusal `NotFoundError` */
export async function findImport(
  { principal, services }: { readonly principal: Principal; readonly services: Services },
  importId: string,
): Promise<{ readonly found: Import; readonly version: number }> {
  const { state, seq } = await services.imports.read(principal.body, importId);
  if (state === undefined || !seesImport(principal, state)) throw new Refusal('NotFoundError');
  return { found: state, version: seq };
}
