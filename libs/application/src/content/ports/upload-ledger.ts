/**
 * Knows the content that is on its way, and the room in its owner's quota that is kept for it.
 * What is heard of no more loses its room after a while, so that a crash costs nobody anything.
 */
export abstract class UploadLedger {
  /**
   * Begins an upload, with no room kept yet.
   * @param userId whose quota it counts against; null: nobody's
   * @returns the key to store the content under
   */
  abstract open(userId: number | null): Promise<string>;

  /**
   * Keeps room for `needed` bytes in all, and for as much more up to `wanted` as the quota allows; and says that the upload is alive.
   * Uploads of one user at the same time never get more together than the quota.
   * @returns for how many bytes room is kept
   * @throws QuotaExceededError, UploadLapsedError
   */
  abstract reserve(key: string, needed: number, wanted: number): Promise<number>;

  /** Ends an upload in the unit of work that keeps its content. @throws UploadLapsedError */
  abstract close(key: string): Promise<void>;

  /** Ends an upload whose content is not kept. @returns false when it had ended already: its content may have been kept */
  abstract abandon(key: string): Promise<boolean>;

  /** Makes sure that `bytes` more fit into the quota; nothing else of this user is kept until the unit of work ends. @throws QuotaExceededError */
  abstract assertRoom(userId: number, bytes: number): Promise<void>;

  /** Ends the uploads that nothing was heard of for too long. @returns the keys of what is left of them */
  abstract dropLapsed(): Promise<readonly string[]>;
}
