import type { Knex } from 'knex';
import type { PoolClient } from 'pg';

/** A running transaction, its connection, and what is to happen once it is committed. */
export interface TransactionScope {
  readonly transaction: Knex.Transaction;
  readonly connection: PoolClient;
  readonly effects: (() => void)[];
}
