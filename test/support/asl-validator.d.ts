declare module 'asl-validator' {
  interface Checked {
    readonly isValid: boolean;
    readonly errors: readonly { readonly message: string }[];
  }
  function validate(definition: object, options?: { readonly checkPaths?: boolean; readonly checkArn?: boolean }): Checked;
  export = validate;
}
