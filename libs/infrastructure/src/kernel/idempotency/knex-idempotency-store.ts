import {
  IdempotencyKeyBusyError,
  IdempotencyStore,
  type Clock,
  type KeptAnswer,
  type KeyedRequest,
} from '@halolight/application/kernel';
import type { Knex } from 'knex';
import type { Database } from '../database/index.js';
import { AnswerSeal } from './answer-seal.js';
import { claimKey, KeyBlockedError } from './claim-key.js';

const LIFETIME_MS = 24 * 3_600_000;
const LONGEST_WAIT_MS = 30_000;

interface Outcome {
  readonly answer: KeptAnswer;
  readonly isReplayed: boolean;
}

/**
 * Keeps answers in PostgreSQL. A request claims its key first, in the transaction that it then runs in: a duplicate anywhere blocks on the unique index
 * until that is committed, and reads the answer, or undone, and takes over. Duplicates in one process wait for one of them, not each on a connection.
 */
export class KnexIdempotencyStore extends IdempotencyStore {
  /** The requests that run or wait in this process, by the hash of their key; as many as there are requests at most. */
  private readonly running = new Map<string, Promise<Buffer | null>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async once(request: KeyedRequest, execute: () => Promise<KeptAnswer>): Promise<Outcome> {
    const seal = new AnswerSeal(request);
    const id = seal.keyHash.toString('base64');
    const deadline = performance.now() + LONGEST_WAIT_MS;
    for (;;) {
      const first = this.running.get(id);
      if (!first) return this.lead(id, seal, deadline, execute);
      const sealed = await within(deadline, first);
      if (sealed) return { answer: seal.open(sealed), isReplayed: true };
    }
  }

  override async deleteExpired(before: Date, limit: number): Promise<number> {
    const { sql } = this.database;
    const expired = sql('idempotency_keys').select('key_hash').where('expires_at', '<', before).limit(limit).forUpdate().skipLocked();
    return sql('idempotency_keys').whereIn('key_hash', expired).delete();
  }

  /** Runs for all duplicates in this process; they get the sealed answer, or null when there is none. */
  private async lead(id: string, seal: AnswerSeal, deadline: number, execute: () => Promise<KeptAnswer>): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Buffer | null>();
    this.running.set(id, promise);
    let sealed: Buffer | null = null;
    try {
      const kept = await this.executeOrRead(seal, deadline, execute);
      sealed = kept.sealed;
      return { answer: kept.answer ?? seal.open(kept.sealed), isReplayed: kept.answer === null };
    } finally {
      this.running.delete(id);
      resolve(sealed);
    }
  }

  /** @returns `answer` null where it was there already */
  private async executeOrRead(seal: AnswerSeal, deadline: number, execute: () => Promise<KeptAnswer>) {
    while (performance.now() < deadline) {
      try {
        const kept = await this.database.transaction(async () => {
          if (!(await claimKey(this.database.sql, seal.keyHash, this.clock.now(), LIFETIME_MS))) return null;
          const answer = await execute();
          const sealed = seal.close(answer);
          await this.rows(seal).update({ sealed_answer: sealed });
          return { sealed, answer };
        });
        if (kept) return kept;
        const sealed = await this.read(seal);
        if (sealed) return { sealed, answer: null };
      } catch (error) {
        if (!(error instanceof KeyBlockedError)) throw error;
      }
    }
    throw new IdempotencyKeyBusyError();
  }

  private async read(seal: AnswerSeal): Promise<Buffer | null> {
    const row = await this.rows(seal).select('sealed_answer').first<{ sealed_answer: Buffer | null } | undefined>();
    return row?.sealed_answer ?? null;
  }

  private rows({ keyHash }: AnswerSeal): Knex.QueryBuilder {
    return this.database.sql('idempotency_keys').where({ key_hash: keyHash });
  }
}

/** @throws IdempotencyKeyBusyError */
async function within<T>(deadline: number, promise: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new IdempotencyKeyBusyError()), deadline - performance.now());
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
