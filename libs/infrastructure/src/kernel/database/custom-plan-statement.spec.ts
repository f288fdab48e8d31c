import { expect, it } from '@jest/globals';
import knex from 'knex';
import { CustomPlanStatement } from './custom-plan-statement.js';

it('has no name by which PostgreSQL could keep its plan', () => {
  const statement = new CustomPlanStatement((k, $) => k.raw('select ?::int', [$(1)]));
  expect(statement.query(knex({ client: 'pg' }), [1])).toEqual({ name: '', text: 'select $1::int', values: [1] });
});
