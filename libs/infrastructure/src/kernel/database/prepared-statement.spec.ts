import { describe, expect, it, jest } from '@jest/globals';
import knex from 'knex';
import { PreparedStatement, type BuildStatement } from './prepared-statement.js';

const builder = knex({ client: 'pg' });

describe('PreparedStatement', () => {
  it('numbers its values, uses one more than once, and keeps literals', () => {
    const statement = new PreparedStatement('find', (k, $) =>
      k('users').where('email', $(1)).orWhere('username', $(1)).andWhere({ status: 'ACTIVE' }).where('id', '>', $(2)).limit(5),
    );
    expect(statement.query(builder, ['a@b', 7])).toEqual({
      name: 'find',
      text: 'select * from "users" where "email" = $1 or "username" = $2 and "status" = $3 and "id" > $4 limit $5',
      values: ['a@b', 'a@b', 'ACTIVE', 7, 5],
    });
  });

  it('takes values in inserts and in raw SQL', () => {
    const insert = new PreparedStatement('add', (k, $) => k('users').insert({ name: $(2), email: $(1) }).returning('id'));
    expect(insert.query(builder, ['a@b', 'Ann'])).toMatchObject({ text: 'insert into "users" ("email", "name") values ($1, $2) returning "id"', values: ['a@b', 'Ann'] });
    const raw = new PreparedStatement('raw', (k, $) => k.raw('select ?::int + ?::int', [$(2), $(1)]));
    expect(raw.query(builder, [1, 2])).toMatchObject({ text: 'select $1::int + $2::int', values: [2, 1] });
  });

  it('is built once', () => {
    const build = jest.fn<BuildStatement>((k, $) => k('users').where('id', $(1)));
    const statement = new PreparedStatement('once', build);
    statement.query(builder, [1]);
    statement.query(builder, [2]);
    expect(build).toHaveBeenCalledTimes(1);
  });
});
