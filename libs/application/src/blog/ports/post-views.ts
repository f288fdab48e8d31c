/** Takes note of views without making a reader wait: they are stored a moment later, several at once. */
export abstract class PostViews {
  /** Never fails, and never waits. */
  abstract note(postId: number): void;

  /** Stores what was noted by this process so far. */
  abstract flush(): Promise<void>;
}
