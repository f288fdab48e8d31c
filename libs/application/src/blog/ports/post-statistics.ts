/** How often each post was viewed and shared. */
export abstract class PostStatistics {
  /** Begins to count for a new post; a post that is counted for already stays as it is. */
  abstract begin(postId: number): Promise<void>;

  abstract countShare(postId: number): Promise<void>;

  /** @param views how many more, by the id of the post; posts that are gone are passed over */
  abstract countViews(views: ReadonlyMap<number, number>): Promise<void>;
}
