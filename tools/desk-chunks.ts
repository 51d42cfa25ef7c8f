/** What is asked of the bundler about a module (`ChunkingContext` of Rolldown). */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

interface Group {
  readonly name: (id: string, modules: Modules) => string | null;
  readonly debugName: string;
  readonly priority: number;
}

/** Chunks by what they begin with, in the order in which a page needs them: a module is of the first that holds it. */
const chunks = [
  ['session', ['console/enter.ts']],
  ['desk', ['console/main.tsx']],
  ['frame', ['console/frame/desk-frame.tsx', 'console/rooms/work/work-room.tsx']],
] as const;

/**
 * What everybody loads is a few files and not fifty: each is a request, here to the browser's memory and in a cloud to a function. Left to
 * itself the bundler makes a chunk of whatever two rooms share; what is not of these it may part as it likes.
 */
export function deskChunks(): Group[] {
  let known: ReadonlyMap<string, string> | undefined;
  return chunks.map(([name], index) => ({
    name: (id, modules) => ((known ??= byModule(modules)).get(id) === name ? name : null),
    debugName: name,
    priority: chunks.length - index,
  }));
}

function byModule(modules: Modules): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, begin] of chunks) {
    const open = begin.map((path) => `${process.cwd()}/${path}`);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      // What packages are needed for is the bundler's to find: their index names all that they have.
      if (found.has(id) || id.includes('/node_modules/')) continue;
      found.set(id, name);
      open.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
    }
  }
  return found;
}
