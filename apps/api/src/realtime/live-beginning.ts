/** Where in the stream a connection begins. */
export interface LiveBeginning {
  /** The number of the last event that it needs no more. */
  readonly position: number;
  /** Whether something may be gone that its user has not seen. */
  readonly hasGap: boolean;
  /** Whether its user named no event that they have seen. */
  readonly isFirst: boolean;
}
