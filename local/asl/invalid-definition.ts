/** The definition is wrong, or uses what is not supported here; the message names the state and the field. */
export class InvalidDefinition extends Error {
  /** JSON pointer to the offending place, e.g. `/States/Wait for the reply/InputPath`. */
  readonly location: string;

  constructor(message: string, location: string) {
    super(`${message} at ${location}`);
    this.name = 'InvalidDefinition';
    this.location = location;
  }
}
