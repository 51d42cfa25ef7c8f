import { isJsonObject } from './json.ts';

// The parts of a node that are evaluated against the same context item as the node itself. Predicates, later
// steps, sort terms, grouping and transforms have a context of their own.
const SAME_CONTEXT = ['lhs', 'rhs', 'arguments', 'procedure', 'body', 'condition', 'then', 'else', 'expressions', 'expression'];

/**
 * What in a parsed expression reads the context item, which Step Functions does not have: the name as written, or
 * undefined. AWS refuses such a definition (`{% phone %}` for `{% $states.input.phone %}`).
 */
export function topLevelReference(node: unknown): string | undefined {
  if (Array.isArray(node)) return firstOf(node);
  if (!isJsonObject(node)) return undefined;
  if (node['type'] === 'name' && typeof node['value'] === 'string') return node['value'];
  if (node['type'] === 'variable' && (node['value'] === '' || node['value'] === '$')) return `$${node['value']}`;
  if (Array.isArray(node['steps'])) return topLevelReference(node['steps'][0]);
  return firstOf(SAME_CONTEXT.map((key) => node[key]));
}

function firstOf(nodes: readonly unknown[]): string | undefined {
  for (const node of nodes) {
    const found = topLevelReference(node);
    if (found !== undefined) return found;
  }
  return undefined;
}
