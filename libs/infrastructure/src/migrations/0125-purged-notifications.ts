import type { Knex } from 'knex';

/** Notifications are deleted a while after they were thrown away or read, the oldest first. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index notifications_by_deletion on notifications (deleted_at) where deleted_at is not null;
    create index notifications_by_reading on notifications (read_at) where read_at is not null and deleted_at is null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index notifications_by_deletion, notifications_by_reading');
}
