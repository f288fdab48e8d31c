/** The sums that the dashboard is read from. */
export abstract class Rollups {
  /**
   * Adds changes that are noted and not yet in the sums to the sums, the oldest first. What the dashboard says stays the same: it is read
   * from the sums and the noted changes together. Nothing is added twice; while another process does it, nothing is done.
   * @param most how many changes to take
   * @returns how many were taken
   */
  abstract fold(most: number): Promise<number>;
}
