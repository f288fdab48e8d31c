import type { Knex } from 'knex';
import type { Pool } from 'pg';
import { z } from 'zod';
import { allSteps, PLAN_STEP, rowsRead, scannedTables } from './plan-step.js';

const NOTICE = z.object({ 'Query Text': z.string(), Plan: PLAN_STEP });

/** What a statement cost. */
export interface StatementCost {
  readonly statement: string;
  /** Tables that were read from end to end. */
  readonly scannedTables: readonly string[];
  /** Rows looked at in tables, those that were dropped again included. */
  readonly rowsRead: number;
}

/** Hears from PostgreSQL how it carried out the statements of a pool: the module auto_explain tells it as a notice. */
export class PlanRecorder {
  private costs: StatementCost[] = [];

  private constructor(pool: Pool) {
    pool.on('connect', (client) => client.on('notice', ({ message = '' }) => this.hear(message)));
  }

  /** Before the pool makes its first connection. @param sql another connection to the same database, of a superuser */
  static async attach(pool: Pool, sql: Knex): Promise<PlanRecorder> {
    const settings = { session_preload_libraries: 'auto_explain', 'auto_explain.log_min_duration': '0', 'auto_explain.log_analyze': 'on', 'auto_explain.log_format': 'json', 'auto_explain.log_level': 'notice' };
    const { rows } = await sql.raw<{ rows: { name: string }[] }>('select current_database() as name');
    for (const [name, value] of Object.entries(settings)) await sql.raw(`alter database ?? set ${name} = '${value}'`, [rows[0]?.name ?? '']);
    return new PlanRecorder(pool);
  }

  /** What the statements since the last call cost. */
  take(): StatementCost[] {
    const taken = this.costs;
    this.costs = [];
    return taken;
  }

  private hear(message: string): void {
    const plan = /plan:\n(.*)/s.exec(message)?.[1];
    if (plan === undefined) return;
    const { 'Query Text': statement, Plan } = NOTICE.parse(JSON.parse(plan));
    const steps = allSteps(Plan);
    this.costs.push({
      statement,
      scannedTables: scannedTables(steps),
      rowsRead: steps.reduce((sum, step) => sum + rowsRead(step), 0),
    });
  }
}
