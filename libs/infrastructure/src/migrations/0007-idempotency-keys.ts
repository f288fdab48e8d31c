import type { Knex } from 'knex';

/** The answers of requests under an Idempotency-Key, sealed so that who holds the key and the request alone can open them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table idempotency_keys (
      key_hash bytea primary key check (length(key_hash) = 32),
      sealed_answer bytea,
      expires_at timestamptz not null
    );
    create index idempotency_keys_by_expiry on idempotency_keys (expires_at);
    comment on column idempotency_keys.sealed_answer is 'Null only inside the transaction that makes it'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table idempotency_keys');
}
