import { CreatePost, DeletePost, PostDirectory, SharePost, ShowPostStatistics, UpdatePost, ViewPost } from '@halolight/application/blog';
import { ContainerModule } from 'inversify';
import { PostStatisticsController } from './post-statistics.controller.js';
import { PostsController } from './posts.controller.js';

/** The controllers of the blog. */
export const blogHttpModule = new ContainerModule(({ bind }) => {
  bind(PostsController)
    .toDynamicValue((c) => new PostsController(c.get(PostDirectory), c.get(CreatePost), c.get(ViewPost), c.get(UpdatePost), c.get(DeletePost)))
    .inSingletonScope();
  bind(PostStatisticsController)
    .toDynamicValue((c) => new PostStatisticsController(c.get(SharePost), c.get(ShowPostStatistics)))
    .inSingletonScope();
});
