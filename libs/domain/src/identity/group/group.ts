/** People who share rights, and with whom things are shared together. */
export interface Group {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  /** What every member may do, beside what they may do on their own. */
  readonly permissions: readonly string[];
  /** Rises with every change but of its members, from 1. */
  readonly version: number;
}
