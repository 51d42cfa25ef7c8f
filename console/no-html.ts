/** The part of the browser's Trusted Types that is used. */
interface PolicyFactory {
  createPolicy(name: 'default', rules: { readonly createHTML: (text: string) => string }): unknown;
}

/** A text with a tag in it was about to become HTML. Nobody here writes such; somebody slipped it in. */
class HtmlRefusedError extends TypeError {
  override readonly name = 'HtmlRefusedError';
}

/**
 * Ant Design writes its theme's variables by `innerHTML` into `<style>`, which Trusted Types forbid unless a policy agrees. The
 * policy that is asked where none is named agrees to what holds no `<`, and can therefore make no element; there is none for
 * scripts and their addresses, so those stay forbidden altogether.
 */
export function forbidHtml(factory = ownFactory()): void {
  factory?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new HtmlRefusedError('text with a tag in it does not become HTML here');
      return text;
    },
  });
}

function ownFactory(): PolicyFactory | undefined {
  // Not in every browser: Firefox and Safari came to it late.
  const found: unknown = Reflect.get(globalThis, 'trustedTypes');
  return isFactory(found) ? found : undefined;
}

function isFactory(value: unknown): value is PolicyFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
