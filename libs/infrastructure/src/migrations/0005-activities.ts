import type { Knex } from 'knex';
import { createPermissions } from './create-permissions.js';
import { dropPermissions } from './drop-permissions.js';

/** The audit log: rows are added and never changed, also not by a hand-typed statement. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table activities (
      id bigint generated always as identity primary key,
      type text not null check (length(type) <= 100),
      actor_id bigint references users,
      subject_type text check (length(subject_type) <= 50),
      subject_id bigint,
      data jsonb not null default '{}',
      ip text,
      user_agent text,
      request_id text,
      created_at timestamptz not null default now(),
      check ((subject_type is null) = (subject_id is null))
    );
    create index activities_by_creation on activities (created_at, id);
    create index activities_by_actor on activities (actor_id, created_at, id);
    create index activities_by_subject on activities (subject_type, subject_id, created_at, id);
    create index activities_by_type on activities (type, created_at, id);
    create function refuse_change_of_activities() returns trigger language plpgsql as $$
    begin
      raise exception 'The audit log is append-only';
    end $$;
    create trigger activities_are_kept before update or delete or truncate on activities
      for each statement execute function refuse_change_of_activities()`);
  await createPermissions(knex, 'activities', ['view'], { admin: ['activities:*'] });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table activities; drop function refuse_change_of_activities');
  await dropPermissions(knex, 'activities');
}
