import { isJsonObject, type Json } from '../template/json.ts';

/** What is wrong with a value, in DynamoDB's words; it writes numbers as DynamoDB keeps them. */
export type ValueCheck = (value: { readonly [type: string]: Json }) => string | null | undefined;

// Such a number is kept as it was written.
const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,30})$/;

/**
 * dynalite's check of an attribute value, asked only about what can be wrong once its types are checked: sets, nulls, numbers
 * but plain integers, and values of none or of several types. Its own walk through maps never comes to rest in V8, which
 * optimizes it and gives it up again several times a write.
 */
export function attributeValueCheck(ofDynalite: ValueCheck): ValueCheck {
  const check: ValueCheck = (value) => {
    const [type, another] = Object.keys(value);
    if (type === undefined || another !== undefined) return ofDynalite(value);
    const content = value[type];
    switch (type) {
      case 'S':
      case 'BOOL':
      case 'B':
        return undefined;
      case 'N':
        return typeof content === 'string' && PLAIN_INTEGER.test(content) ? undefined : ofDynalite(value);
      case 'M':
      case 'L':
        return firstWrong(Object.values(content ?? {}));
      default:
        return ofDynalite(value);
    }
  };
  const firstWrong = (values: readonly Json[]): ReturnType<ValueCheck> => {
    for (const value of values) {
      const wrong = isJsonObject(value) ? check(value) : undefined;
      if (typeof wrong === 'string') return wrong;
    }
    return undefined;
  };
  return check;
}
