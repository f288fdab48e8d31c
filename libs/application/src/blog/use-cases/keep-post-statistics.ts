import type { PostStatistics } from '../ports/post-statistics.js';
import type { PostViews } from '../ports/post-views.js';
import type { PostSignals } from './post-signals.js';

/** Has the signals of posts keep their statistics: made with the post, counted up when it is viewed and shared. */
export function keepPostStatistics(signals: PostSignals, statistics: PostStatistics, views: PostViews): void {
  signals.created.handle(async (postId) => {
    await statistics.begin(postId);
    return postId;
  });
  signals.shared.handle(async (postId) => {
    await statistics.countShare(postId);
    return postId;
  });
  signals.viewed.handle((postId) => {
    views.note(postId);
    return postId;
  });
}
