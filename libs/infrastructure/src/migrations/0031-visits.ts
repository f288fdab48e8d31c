import type { Knex } from 'knex';

/**
 * Page views, in a partition for each month of UTC, `visits_2026_11`, and `visits_default` for what comes before its month was made:
 * no view is ever refused. A row is added and never changed; a partition is dropped when its month is kept no longer.
 */
export async function up(knex: Knex): Promise<void> {
  await createVisits(knex);
  await createPartitioning(knex);
  await knex.raw(`select create_visit_partitions(now(), now() + interval '2 months')`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function drop_visit_partitions, create_visit_partitions;
    drop table visits, visitors;
    drop function refuse_change_of_visits;
    drop sequence visit_ids`);
}

async function createVisits(knex: Knex): Promise<void> {
  await knex.raw(`
    create table visitors (
      id text primary key check (length(id) between 1 and 64),
      last_at timestamptz not null,
      previous_at timestamptz
    ) with (fillfactor = 80);
    create sequence visit_ids;
    create table visits (
      id bigint not null default nextval('visit_ids'),
      visitor_id text not null check (length(visitor_id) between 1 and 64),
      path text not null check (length(path) between 1 and 2048),
      source text not null check (length(source) between 1 and 50),
      referrer text check (length(referrer) <= 2048),
      viewed_at timestamptz not null,
      previous_at timestamptz,
      starts_visit boolean not null generated always as (previous_at is null or viewed_at - previous_at >= interval '30 minutes') stored,
      primary key (id, viewed_at),
      check (previous_at <= viewed_at)
    ) partition by range (viewed_at);
    create index visits_by_time on visits using brin (viewed_at);
    create table visits_default partition of visits default;
    comment on column visits.previous_at is 'The view of the same visitor before this one; who adds views keeps to their order';
    create function refuse_change_of_visits() returns trigger language plpgsql as $$
    begin
      raise exception 'Visits are added and never changed; old months are dropped by drop_visit_partitions';
    end $$;
    create trigger visits_are_kept before update or delete or truncate on visits
      for each statement execute function refuse_change_of_visits()`);
}

async function createPartitioning(knex: Knex): Promise<void> {
  await knex.raw(`
    create function create_visit_partitions(since timestamptz, until timestamptz) returns integer
      language plpgsql set search_path from current set timezone = 'UTC' as $$
    declare
      columns constant text := 'id, visitor_id, path, source, referrer, viewed_at, previous_at';
      month timestamptz;
      partition text;
      made integer := 0;
    begin
      perform pg_advisory_xact_lock(hashtextextended('visit partitions', 0));
      for month in select generate_series(date_trunc('month', since), until, interval '1 month') loop
        partition := to_char(month, '"visits_"YYYY_MM');
        continue when to_regclass(partition) is not null;
        execute format('create table %I (like visits including all)', partition);
        if exists (select from visits_default where viewed_at >= month and viewed_at < month + interval '1 month') then
          -- No view of the month may slip in before the new partition takes them.
          lock table visits_default in access exclusive mode;
          execute format('with moved as (delete from visits_default where viewed_at >= %L and viewed_at < %L returning *)
            insert into %I (%s) select %s from moved', month, month + interval '1 month', partition, columns, columns);
        end if;
        execute format('alter table visits attach partition %I for values from (%L) to (%L)', partition, month, month + interval '1 month');
        made := made + 1;
      end loop;
      return made;
    end $$;
    create function drop_visit_partitions(before timestamptz) returns integer
      language plpgsql set search_path from current set timezone = 'UTC' as $$
    declare
      partition text;
      dropped integer := 0;
    begin
      perform pg_advisory_xact_lock(hashtextextended('visit partitions', 0));
      for partition in
        select relname from pg_inherits join pg_class on oid = inhrelid
        where inhparent = 'visits'::regclass and relname ~ '^visits_\\d{4}_\\d\\d$'
          and to_timestamp(right(relname, 7), 'YYYY_MM') + interval '1 month' <= before
      loop
        execute format('drop table %I', partition);
        dropped := dropped + 1;
      end loop;
      delete from visits_default where viewed_at < before;
      if dropped > 0 then delete from visitors where last_at < before; end if;
      return dropped;
    end $$`);
}
