import type { Knex } from 'knex';

/** When others changed an account's e-mail address, and when its password was set; both empty for what was done before. Nothing is written again. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table users add column email_changed_by_others_at timestamptz, add column password_set_at timestamptz');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table users drop column email_changed_by_others_at, drop column password_set_at');
}
