import type { Knex } from 'knex';

/** Counts of attempts, in the shape that rate-limiter-flexible wants; it deletes them an hour after they expired. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    create index rate_limits_by_expiry on rate_limits (expire);
    comment on column rate_limits.expire is 'Milliseconds since 1970'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table rate_limits');
}
