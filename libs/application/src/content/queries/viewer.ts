/** Who looks, and whether they see the rows of everybody. */
export interface Viewer {
  readonly userId: number;
  readonly seesAll: boolean;
}
