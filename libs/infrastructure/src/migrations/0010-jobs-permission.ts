import type { Knex } from 'knex';
import { createPermissions } from './create-permissions.js';

/** Looking at the queued jobs, whose tables are graphile-worker's own. */
export async function up(knex: Knex): Promise<void> {
  await createPermissions(knex, 'jobs', ['view'], { admin: ['jobs:*'] });
}

export async function down(knex: Knex): Promise<void> {
  await knex('permissions').where({ resource: 'jobs' }).delete();
  await knex('role_permissions').where({ permission: 'jobs:*' }).delete();
}
