/** Options that no feature can be made from. */
export class GeneratorError extends Error {
  /** @param faults each names the option or field at fault and says what to write */
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'GeneratorError';
  }
}
