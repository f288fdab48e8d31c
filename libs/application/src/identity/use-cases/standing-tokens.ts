/** Tokens of one kind that open something of their user's without a session, for as long as nobody takes them back. */
export abstract class StandingTokens {
  /** Inside the unit of work that ends all sessions of the user. */
  abstract endWithSessions(userId: number): Promise<void>;
}
