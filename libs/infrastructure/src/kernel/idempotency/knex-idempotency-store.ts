import { setTimeout as pause } from 'node:timers/promises';
import {
  IdempotencyKeyBusyError,
  IdempotencyStore,
  type Clock,
  type KeptAnswer,
  type KeyedRequest,
} from '@halolight/application/kernel';
import type { Knex } from 'knex';
import type { Begin, Database } from '../database/index.js';
import { AnswerSeal } from './answer-seal.js';
import { claimKey, KeyBlockedError, KeyTakenError } from './claim-key.js';

const LIFETIME_MS = 24 * 3_600_000;
const LONGEST_WAIT_MS = 30_000;
const BETWEEN_TRIES_MS = 200;

interface Outcome {
  readonly answer: KeptAnswer;
  readonly isReplayed: boolean;
}

/**
 * Keeps answers in PostgreSQL. What a request changes under a key is one transaction: it begins with the first unit of work, claims the key before that
 * changes anything, and ends with the answer. A duplicate elsewhere that comes so far finds the key blocked until then, and reads the answer, or claims
 * the key when all was undone. What takes long before, hashing foremost, and all waiting hold no connection; duplicates in one process wait for one of them.
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
    let kept = await this.read(seal);
    while (!kept) {
      try {
        return await this.database.lateTransaction(() => this.keep(seal, execute), (begin) => this.claim(begin, seal, deadline));
      } catch (error) {
        // It may have failed of what the same request did elsewhere, whose answer was kept with that.
        kept = await this.read(seal);
        if (!kept && !(error instanceof KeyTakenError)) throw error;
      }
    }
    return { sealed: kept, answer: null };
  }

  private async keep(seal: AnswerSeal, execute: () => Promise<KeptAnswer>) {
    const answer = await execute();
    const sealed = seal.close(answer);
    await this.database.transaction(async () => void (await this.rows(seal).update({ sealed_answer: sealed })));
    return { sealed, answer };
  }

  /** Holds no connection while another request has the key. @throws KeyTakenError, IdempotencyKeyBusyError */
  private async claim(begin: Begin, seal: AnswerSeal, deadline: number): Promise<void> {
    while (performance.now() < deadline) {
      try {
        return await begin(() => claimKey(this.database.sql, seal.keyHash, this.clock.now(), LIFETIME_MS));
      } catch (error) {
        if (!(error instanceof KeyBlockedError)) throw error;
      }
      await pause(BETWEEN_TRIES_MS);
    }
    throw new IdempotencyKeyBusyError();
  }

  private async read(seal: AnswerSeal): Promise<Buffer | null> {
    const kept = this.rows(seal).where('expires_at', '>', this.clock.now());
    const row = await kept.select('sealed_answer').first<{ sealed_answer: Buffer | null } | undefined>();
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
