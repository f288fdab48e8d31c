import type { Knex } from 'knex';

/**
 * What the dashboard reads, see docs/adr/0020-rollups.md: every change of a figure is first a row of `rollup_changes`, written by
 * triggers in the transaction that causes it, and is then added to the rollups, which takes the row away.
 */
export async function up(knex: Knex): Promise<void> {
  await createRollups(knex);
  await createRecordCounts(knex);
  await noteVisitsAndOrders(knex);
  await noteRecords(knex);
  await noteWhatIsThere(knex);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function note_visits, note_orders, note_users, note_records cascade;
    drop table rollup_changes, rollup_quarters, rollup_days, rollup_sources, record_count_changes, record_counts;
    drop function quarter_of`);
}

const FIGURES = ['views', 'visits', 'placed', 'sold', 'users'].map((figure) => `${figure} bigint not null default 0`).join(', ');

async function createRollups(knex: Knex): Promise<void> {
  await knex.raw(`
    create function quarter_of(at timestamptz) returns timestamptz language sql immutable parallel safe
      return date_bin(interval '15 minutes', at, timestamptz '2000-01-01T00:00:00Z');
    create table rollup_changes (
      quarter timestamptz not null,
      source text,
      gap smallint check (gap between 0 and 200),
      ${FIGURES},
      revenue numeric not null default 0
    );
    create index rollup_changes_by_quarter on rollup_changes (quarter);
    comment on column rollup_changes.gap is 'Of page views: quarters of an hour since that of the same visitor''s view before; 200 stands for more, and for the first';
    create table rollup_quarters (
      start timestamptz primary key,
      ${FIGURES},
      revenue numeric not null default 0,
      firsts integer[] not null default array_fill(0, array[200])
    ) with (fillfactor = 70);
    comment on column rollup_quarters.firsts is 'At n: the page views whose visitor had none in this quarter of an hour and the n - 1 before it';
    create table rollup_days (
      start timestamptz primary key,
      ${FIGURES},
      revenue numeric not null default 0,
      visitors bigint not null default 0
    ) with (fillfactor = 70);
    comment on table rollup_days is 'The 24 hours from each quarter of an hour on';
    create table rollup_sources (
      is_day boolean,
      start timestamptz,
      source text,
      visits bigint not null,
      primary key (is_day, start, source)
    ) with (fillfactor = 70);
    comment on column rollup_sources.is_day is 'Whether it is a day of UTC; else it is a quarter of an hour'`);
}

async function createRecordCounts(knex: Knex): Promise<void> {
  await knex.raw(`
    create table record_counts (subject text primary key, total bigint not null);
    create table record_count_changes (subject text not null, difference bigint not null)`);
}

async function noteVisitsAndOrders(knex: Knex): Promise<void> {
  await knex.raw(`
    create function note_visits() returns trigger language plpgsql set search_path from current as $$
    begin
      insert into rollup_changes (quarter, source, gap, views, visits)
        select quarter_of(viewed_at), source,
          coalesce(least(200, extract(epoch from quarter_of(viewed_at) - quarter_of(previous_at)) / 900), 200),
          count(*), count(*) filter (where starts_visit)
        from added group by 1, 2, 3;
      return null;
    end $$;
    create trigger visits_noted after insert on visits referencing new table as added
      for each statement execute function note_visits();
    create function note_orders() returns trigger language plpgsql set search_path from current as $$
    begin
      if tg_op <> 'DELETE' then
        insert into rollup_changes (quarter, placed, sold, revenue)
          select quarter_of(created_at), count(*), count(*) filter (where status in ('PAID', 'SHIPPED', 'COMPLETED')),
            coalesce(sum(amount) filter (where status in ('PAID', 'SHIPPED', 'COMPLETED')), 0)
          from added group by 1;
      end if;
      if tg_op <> 'INSERT' then
        insert into rollup_changes (quarter, placed, sold, revenue)
          select quarter_of(created_at), -count(*), -count(*) filter (where status in ('PAID', 'SHIPPED', 'COMPLETED')),
            -coalesce(sum(amount) filter (where status in ('PAID', 'SHIPPED', 'COMPLETED')), 0)
          from removed group by 1;
      end if;
      return null;
    end $$;
    create trigger orders_added after insert on orders referencing new table as added
      for each statement execute function note_orders();
    create trigger orders_changed after update on orders referencing old table as removed new table as added
      for each statement execute function note_orders();
    create trigger orders_removed after delete on orders referencing old table as removed
      for each statement execute function note_orders()`);
}

async function noteRecords(knex: Knex): Promise<void> {
  await knex.raw(`
    create function note_users() returns trigger language plpgsql set search_path from current as $$
    declare
      difference integer;
    begin
      if tg_op = 'INSERT' then
        insert into rollup_changes (quarter, users) select quarter_of(created_at), count(*) from added where deleted_at is null group by 1;
        insert into record_count_changes select 'users', count(*) from added where deleted_at is null having count(*) > 0;
      elsif tg_op = 'DELETE' then
        insert into rollup_changes (quarter, users) select quarter_of(created_at), -count(*) from removed where deleted_at is null group by 1;
        insert into record_count_changes select 'users', -count(*) from removed where deleted_at is null having count(*) > 0;
      else
        difference := case when new.deleted_at is null then 1 else -1 end;
        insert into rollup_changes (quarter, users) values (quarter_of(new.created_at), difference);
        insert into record_count_changes values ('users', difference);
      end if;
      return null;
    end $$;
    create trigger users_added after insert on users referencing new table as added
      for each statement execute function note_users();
    create trigger users_removed after delete on users referencing old table as removed
      for each statement execute function note_users();
    create trigger users_hidden after update of deleted_at on users
      for each row when ((old.deleted_at is null) <> (new.deleted_at is null)) execute function note_users();
    create function note_records() returns trigger language plpgsql set search_path from current as $$
    begin
      if tg_op = 'INSERT' then
        insert into record_count_changes select tg_table_name, count(*) from added having count(*) > 0;
      else
        insert into record_count_changes select tg_table_name, -count(*) from removed having count(*) > 0;
      end if;
      return null;
    end $$`);
  for (const table of ['documents', 'files']) {
    await knex.raw(`
      create trigger ${table}_added after insert on ${table} referencing new table as added
        for each statement execute function note_records();
      create trigger ${table}_removed after delete on ${table} referencing old table as removed
        for each statement execute function note_records()`);
  }
}

async function noteWhatIsThere(knex: Knex): Promise<void> {
  await knex.raw(`
    insert into rollup_changes (quarter, users) select quarter_of(created_at), count(*) from users where deleted_at is null group by 1;
    insert into record_count_changes
      select 'users', count(*) from users where deleted_at is null
      union all select 'documents', count(*) from documents
      union all select 'files', count(*) from files`);
}
