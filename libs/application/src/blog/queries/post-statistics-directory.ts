export interface PostStatisticsView {
  readonly postId: number;
  readonly viewNumber: number;
  readonly sharedNumber: number;
  readonly updatedAt: Date;
}

/** What was counted, for reading. */
export abstract class PostStatisticsDirectory {
  abstract byPost(postId: number): Promise<PostStatisticsView | null>;
}
