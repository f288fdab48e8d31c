/** A version of the API that clients may ask for by `X-Version`. */
export interface ApiVersion {
  readonly id: number;
  /** `1.0`; unique. */
  readonly version: string;
  /** Whether requests that ask for it are served. */
  readonly supported: boolean;
  /** Rises with every change, from 1; `version` means something else here. */
  readonly revision: number;
}
