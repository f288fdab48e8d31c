/**
 * Keeps anybody from filling a mailbox: five requests for one address in thirty minutes, wherever they come from, are all that lead to a mail.
 * No longer than a link is good, so that whoever gets no more mails holds a link that still works. All processes count together.
 */
export abstract class ResetRequestLimit {
  /** Counts one request for an account that may not exist. @param email normalized @returns false when it is one too many */
  abstract admits(email: string): Promise<boolean>;
}
