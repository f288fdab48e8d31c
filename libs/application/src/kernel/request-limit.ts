/** What is left of a limit. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until all of it is there again, at least 1. */
  readonly resetSeconds: number;
}

/** What is counted together: page views of a busy office are not to keep it from signing in. */
export type LimitedRequests = 'authentication' | 'visits' | 'links';

/** How often one address may call public routes; all processes count together. */
export abstract class RequestLimit {
  /** Counts one request. @throws RateLimitedError when it is one too many */
  abstract take(ip: string, requests: LimitedRequests): Promise<Allowance>;
}
