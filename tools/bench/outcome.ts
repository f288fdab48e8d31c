import type { LoadFigures } from './load.ts';

/** One figure that was measured. */
export interface Finding {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What the value must not exceed; left out where there is no goal. */
  readonly atMost?: number;
}

/** What one case of the bench found. */
export interface Outcome {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly load?: readonly LoadFigures[];
}

/** Whether a figure meets its goal; null without one. */
export function isMet({ value, atMost }: Finding): boolean | null {
  return atMost === undefined ? null : value <= atMost;
}
