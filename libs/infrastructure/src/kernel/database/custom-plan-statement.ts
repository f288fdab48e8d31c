import { PreparedStatement, type BuildStatement } from './prepared-statement.js';

/**
 * A statement that knex builds once and PostgreSQL plans for its values with each execution, for one that looks into a table for each of many. Of a
 * named statement PostgreSQL keeps a plan for all values, made for the tables as they were after five executions, until they are next analyzed: one that
 * was made while a table was empty reads it from end to end. Who looks up one row has it read once then; who looks up thousands, thousands of times.
 */
export class CustomPlanStatement<Row> extends PreparedStatement<Row> {
  constructor(build: BuildStatement) {
    super('', build);
  }
}
