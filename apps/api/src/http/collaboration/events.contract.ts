/**
 * The id of an event of the stream.
 * @isLong must be the id of an event
 * @minimum 0 must be the id of an event
 * @maximum 9007199254740991 must be the id of an event
 */
export type LastEventId = number;

export interface LiveQuery {
  /** The last event that was seen: what came after it comes first. What is older than a day is gone, which `events.missed` tells. */
  lastEventId?: LastEventId;
  /**
   * An access token, for clients that cannot send an Authorization header.
   * @maxLength 4096
   */
  token?: string;
}
