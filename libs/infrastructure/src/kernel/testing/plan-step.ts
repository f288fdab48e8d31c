import { z } from 'zod';

/** One step of a plan as PostgreSQL carried it out. */
export interface PlanStep {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number | undefined;
  'Rows Removed by Index Recheck'?: number | undefined;
  Plans?: PlanStep[] | undefined;
}

export const PLAN_STEP: z.ZodType<PlanStep> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  'Rows Removed by Index Recheck': z.number().optional(),
  get Plans() {
    return z.array(PLAN_STEP).optional();
  },
});
/** A step with all that it is made of. */
export function allSteps(step: PlanStep): PlanStep[] {
  return [step, ...(step.Plans ?? []).flatMap(allSteps)];
}

/** Rows of a table that a step looked at, those that it dropped again included. */
export function rowsRead(step: PlanStep): number {
  if (step['Relation Name'] === undefined) return 0;
  return (step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0)) * step['Actual Loops'];
}

/** The tables that are read from end to end. */
export function scannedTables(steps: readonly PlanStep[]): string[] {
  return steps.filter((step) => step['Node Type'] === 'Seq Scan').map((step) => step['Relation Name'] ?? '');
}
