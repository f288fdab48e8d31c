import type { Knex } from 'knex';

/** Users told at once beyond whom an announcement names nobody. */
const NAMED_AT_MOST = 100;
/** Of the advisory lock under which events are numbered; any number that nothing else locks. */
const NUMBERING_LOCK = 4_201;

/** The stream of events that front ends follow; see docs/adr/0030-live-events.md. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table live_events (
      id bigint generated always as identity primary key,
      number bigint,
      user_id bigint not null references users on delete cascade,
      event text not null check (length(event) between 1 and 50),
      data jsonb not null,
      created_at timestamptz not null default now()
    );
    create unique index live_events_number_key on live_events (user_id, number) where number is not null;
    create index live_events_unnumbered on live_events (id) where number is null;
    create index live_events_by_creation on live_events (created_at);
    create sequence live_event_numbers as bigint`);
  // A sequence that was never used has the same last value as one that was used once.
  await knex.raw(`select nextval('live_event_numbers')`);
  await createNumbering(knex);
  await announceEvents(knex);
  await tellOfRevocations(knex);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger sessions_revoked_live on sessions;
    drop function tell_of_revoked_session, number_live_events;
    drop table live_events;
    drop function announce_live_events;
    drop sequence live_event_numbers`);
}

/** Numbers what is committed and has no number yet; one transaction at a time does so, so numbers appear in their order. */
async function createNumbering(knex: Knex): Promise<void> {
  await knex.raw(`
    create function number_live_events() returns bigint language plpgsql as $$
    begin
      if exists (select from live_events where number is null) then
        perform pg_advisory_xact_lock(${NUMBERING_LOCK});
        update live_events
        set number = numbered.number
        from (select id, nextval('live_event_numbers') as number from (select id from live_events where number is null order by id) as waiting) as numbered
        where live_events.id = numbered.id;
      end if;
      return (select last_value from live_event_numbers);
    end $$`);
}

async function announceEvents(knex: Knex): Promise<void> {
  await knex.raw(`
    create function announce_live_events() returns trigger language plpgsql as $$
    begin
      if (select count(distinct user_id) from added) > ${NAMED_AT_MOST} then
        perform pg_notify('halo_live', 'all');
      else
        perform pg_notify('halo_live', user_id::text) from (select distinct user_id from added) as told;
      end if;
      return null;
    end $$;
    create trigger live_events_added after insert on live_events
      referencing new table as added for each statement execute function announce_live_events()`);
}

/** In the database, as the announcement of the revocation itself is: no way of ending a session is forgotten. */
async function tellOfRevocations(knex: Knex): Promise<void> {
  await knex.raw(`
    create function tell_of_revoked_session() returns trigger language plpgsql as $$
    begin
      insert into live_events (user_id, event, data)
      values (old.user_id, 'session.revoked', jsonb_build_object('sessionId', old.id, 'reason', new.revocation_reason));
      return null;
    end $$;
    create trigger sessions_revoked_live after update of revoked_at on sessions
      for each row when (old.revoked_at is null and new.revoked_at is not null) execute function tell_of_revoked_session()`);
}
