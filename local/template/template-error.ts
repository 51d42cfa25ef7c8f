/** The cloud assembly cannot run here; the message says what and where, one fact a line. */
export class TemplateError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TemplateError';
  }
}
