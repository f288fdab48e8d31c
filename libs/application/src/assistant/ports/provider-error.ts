/** Why there is no answer, or only half of one. */
export type ProviderFault = 'unreachable' | 'refused' | 'busy' | 'silent' | 'cut off' | 'garbled' | 'too large';

/** For the log; its message holds neither credentials nor anything that was said. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';

  constructor(
    readonly fault: ProviderFault,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`The provider of answers is ${fault}: ${detail}`, options);
  }
}
