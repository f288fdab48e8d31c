/** Which versions of the API clients may still ask for. */
export abstract class SupportedVersions {
  /** Answers from memory; a change made anywhere shows within a second. An unknown version is not supported. */
  abstract isSupported(version: string): boolean;
}
