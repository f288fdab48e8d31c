import { Client } from 'pg';
import { z } from 'zod';
import { allSteps, PLAN_STEP, rowsRead, scannedTables } from '../../kernel/testing/index.js';

const ANSWER = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: PLAN_STEP })]) })]);

/** How PostgreSQL plans a prepared statement: for its values, or, after five executions perhaps, for all values alike. */
export type PlanMode = 'force_custom_plan' | 'force_generic_plan';

/** Which tables a statement reads from end to end, how many rows of tables it looks at, and how many rows it appends to others at most. */
export async function planOf(
  databaseUrl: string,
  mode: PlanMode,
  { text, values }: { text: string; values: unknown[] },
): Promise<{ scanned: string[]; rowsRead: number; rowsAppended: number }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const literals = values.map((value) => client.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : String(value)));
    await client.query(`set plan_cache_mode = ${mode}; prepare shown as ${text}`);
    const { rows } = await client.query(`explain (analyze, format json) execute shown (${literals.join(', ')})`);
    const steps = allSteps(ANSWER.parse(rows)[0]['QUERY PLAN'][0].Plan);
    return {
      scanned: scannedTables(steps),
      rowsRead: Math.round(steps.reduce((sum, step) => sum + rowsRead(step), 0)),
      rowsAppended: Math.max(0, ...steps.map((step) => (step['Node Type'] === 'Append' ? step['Actual Rows'] * step['Actual Loops'] : 0))),
    };
  } finally {
    await client.end();
  }
}
