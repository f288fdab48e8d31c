/** Where page views are kept: a part for each month of UTC. */
export abstract class VisitPartitions {
  /** Makes the parts for the months from one moment to another that are missing. @returns how many */
  abstract create(since: Date, until: Date): Promise<number>;

  /** Drops the parts that end before a moment, with the views and visitors in them. @returns how many */
  abstract drop(before: Date): Promise<number>;
}
