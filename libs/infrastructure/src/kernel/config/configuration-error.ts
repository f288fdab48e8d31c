/** The environment does not allow a start. Its message has one line for each fault, beginning with the variable's name. */
export class ConfigurationError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigurationError';
  }
}
