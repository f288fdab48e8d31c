import { describe, expect, it } from '@jest/globals';
import { refuseEarlyChange } from './refuse-early-change.js';

describe('a statement before the transaction around it has begun', () => {
  it.each([
    'insert into "notes" ("text") values ($1)',
    '\n  UPDATE notes set text = $1',
    'delete from "notes"',
    'merge into notes using news on true when matched then delete',
    'with gone as (delete from notes returning id) select id from gone',
    'with gone as materialized (\n  update notes set text = $1 returning id\n) select id from gone',
    'with known as (select id from notes) insert into notes (text) select id from known',
    `select graphile_worker.add_job($1, '{}'::json)`,
  ])('is refused: %s', (statement) => {
    expect(() => refuseEarlyChange(statement)).toThrow('before the transaction around it has begun');
  });

  it.each([
    'select "id", "updated_at" from "notes" where "deleted" = $1',
    'select id from (select id from notes) as known for update',
    `select id from notes where kind = 'update' or (kind) = 'delete'`,
    'select id from notes for no key update',
  ])('is sent: %s', (statement) => {
    expect(() => refuseEarlyChange(statement)).not.toThrow();
  });
});
