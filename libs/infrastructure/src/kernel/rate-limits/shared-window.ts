import type { Allowance } from '@halolight/application/kernel';
import { RateLimitedError } from '@halolight/domain/kernel';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../database/index.js';

const TABLE = 'rate_limits';

export interface WindowOptions {
  /** Unique among the windows of the application; its rows begin with it. */
  readonly name: string;
  /** How much is allowed in one window. */
  readonly limit: number;
  readonly seconds: number;
  /** For the person who is refused. */
  readonly message?: string;
  /** Whether a refusal is remembered in this process until the window ends; not for counts that are taken back. */
  readonly isFinal?: boolean;
}

/**
 * Counts per key in windows of fixed length, the first of which begins with the first count. All processes count together, in the table
 * `rate_limits` and outside of running transactions: what is rolled back was still tried. While the database is away every method throws.
 */
export class SharedWindow {
  private readonly limiter: RateLimiterPostgres;

  constructor(
    database: Database,
    private readonly options: WindowOptions,
  ) {
    const { name, limit, seconds, isFinal = false } = options;
    this.limiter = new RateLimiterPostgres({
      storeClient: database.root,
      storeType: 'knex',
      tableName: TABLE,
      tableCreated: true,
      keyPrefix: name,
      points: limit,
      duration: seconds,
      inMemoryBlockOnConsumed: isFinal ? limit + 1 : 0,
    });
  }

  /** Counts one. @throws RateLimitedError when it is one too many */
  async take(key: string): Promise<Allowance> {
    const taken = await this.consume(key);
    if (taken instanceof RateLimitedError) throw taken;
    return taken;
  }

  /**
   * Counts one for `work`, and takes it back when that throws.
   * @param beyond what is done instead where it is one too many
   * @throws RateLimitedError when it is one too many and there is no `beyond`; what `work` or `beyond` throws
   */
  async spend<T>(key: string, work: () => Promise<T>, beyond?: () => Promise<T>): Promise<T> {
    const taken = await this.consume(key);
    if (taken instanceof RateLimitedError) {
      if (beyond) return beyond();
      throw taken;
    }
    try {
      return await work();
    } catch (error) {
      // What kept `work` from its end is what matters, also where it keeps us from this.
      await this.giveBack(key).catch(() => undefined);
      throw error;
    }
  }

  /** Counts nothing. @throws RateLimitedError when one more would be too many */
  async assertOpen(key: string): Promise<void> {
    const state = await this.limiter.get(key);
    if (state && state.consumedPoints >= this.options.limit) throw this.refusal(state);
  }

  /** Counts one, whether or not it is too many. */
  async add(key: string): Promise<void> {
    await this.limiter.penalty(key);
  }

  async giveBack(key: string): Promise<void> {
    await this.limiter.reward(key);
  }

  async reset(key: string): Promise<void> {
    await this.limiter.delete(key);
  }

  private async consume(key: string): Promise<Allowance | RateLimitedError> {
    try {
      return this.allowance(await this.limiter.consume(key));
    } catch (rejection) {
      if (rejection instanceof RateLimiterRes) return this.refusal(rejection);
      throw rejection;
    }
  }

  private allowance({ remainingPoints, msBeforeNext }: RateLimiterRes): Allowance {
    return { limit: this.options.limit, remaining: remainingPoints, resetSeconds: wholeSeconds(msBeforeNext) };
  }

  private refusal({ msBeforeNext }: RateLimiterRes): RateLimitedError {
    return new RateLimitedError(this.options.limit, wholeSeconds(msBeforeNext), this.options.message);
  }
}

function wholeSeconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
