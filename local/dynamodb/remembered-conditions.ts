/** What an expression is read with: its placeholders, and whether it is a query's condition on keys. */
interface ExpressionContext {
  readonly attrNames?: object | null;
  readonly attrVals?: object | null;
  readonly isKeyCondition?: boolean;
}

export type ConditionParse = (expression: string, options: { readonly context: ExpressionContext }) => unknown;

// Programs have a handful of them.
const MOST = 100;

/**
 * A parser that reads a condition without placeholders, `attribute_not_exists(pk)` say, once. What others mean depends on the values that
 * come with them, and conditions on keys are written to by whoever reads them.
 */
export function rememberedConditions(parse: ConditionParse): ConditionParse {
  const known = new Map<string, unknown>();
  return (expression, options) => {
    const { attrNames, attrVals, isKeyCondition = false } = options.context;
    if (isKeyCondition || (attrNames ?? attrVals ?? undefined) !== undefined) return parse(expression, options);
    const before = known.get(expression);
    if (before !== undefined) return before;
    const read = parse(expression, options);
    if (known.size < MOST) known.set(expression, read);
    return read;
  };
}
