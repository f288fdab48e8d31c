import {
  CreatePost,
  DeletePost,
  keepPostStatistics,
  PostDirectory,
  PostSignals,
  PostStatisticsDirectory,
  SharePost,
  ShowPostStatistics,
  UpdatePost,
  ViewPost,
} from '@halolight/application/blog';
import { PostRepository, PostStatistics } from '@halolight/application/blog/ports';
import { Clock, EventOutbox, Logger, UnitOfWork } from '@halolight/application/kernel';
import { ContainerModule, type ResolutionContext } from 'inversify';
import { Database, DemoData, FixtureModel, InitialFixtures } from '../kernel/index.js';
import { BufferedPostViews } from './buffered-post-views.js';
import { DemoPosts } from './demo-posts.js';
import { KnexPostDirectory } from './knex-post-directory.js';
import { KnexPostRepository } from './knex-post-repository.js';
import { KnexPostStatisticsDirectory } from './knex-post-statistics-directory.js';
import { KnexPostStatistics } from './knex-post-statistics.js';
import { LoadInitialPosts } from './load-initial-posts.js';
import { PostFixtures } from './post-fixtures.js';

/** Posts: every port with its adapter, and every use case. */
export const blogModule = new ContainerModule(({ bind }) => {
  bind(PostRepository).toDynamicValue((c) => new KnexPostRepository(c.get(Database))).inSingletonScope();
  bind(PostDirectory).toDynamicValue((c) => new KnexPostDirectory(c.get(Database))).inSingletonScope();
  bind(PostStatistics).toDynamicValue((c) => new KnexPostStatistics(c.get(Database))).inSingletonScope();
  bind(PostStatisticsDirectory).toDynamicValue((c) => new KnexPostStatisticsDirectory(c.get(Database))).inSingletonScope();
  bind(BufferedPostViews).toDynamicValue((c) => new BufferedPostViews(c.get(PostStatistics), c.get(Logger))).inSingletonScope();
  bind(PostSignals).toDynamicValue(postSignals).inSingletonScope();
  bind(CreatePost).toDynamicValue((c) => new CreatePost(c.get(UnitOfWork), c.get(PostRepository), c.get(PostSignals), c.get(EventOutbox), c.get(Clock)));
  bind(UpdatePost).toDynamicValue((c) => new UpdatePost(c.get(UnitOfWork), c.get(PostRepository), c.get(PostSignals), c.get(EventOutbox), c.get(Clock)));
  bind(DeletePost).toDynamicValue((c) => new DeletePost(c.get(UnitOfWork), c.get(PostRepository), c.get(PostSignals), c.get(EventOutbox)));
  bind(SharePost).toDynamicValue((c) => new SharePost(c.get(UnitOfWork), c.get(PostRepository), c.get(PostSignals), c.get(EventOutbox)));
  bind(ViewPost).toDynamicValue((c) => new ViewPost(c.get(PostDirectory), c.get(PostSignals)));
  bind(ShowPostStatistics).toDynamicValue((c) => new ShowPostStatistics(c.get(PostDirectory), c.get(BufferedPostViews), c.get(PostStatisticsDirectory)));
  bind(FixtureModel).toDynamicValue((c) => new PostFixtures(c.get(Database), c.get(CreatePost)));
  bind(LoadInitialPosts).toDynamicValue((c) => new LoadInitialPosts(c.get(InitialFixtures)));
  bind(DemoData).toDynamicValue((c) => new DemoPosts(c.get(Database)));
});

function postSignals(c: ResolutionContext): PostSignals {
  const signals = new PostSignals();
  keepPostStatistics(signals, c.get(PostStatistics), c.get(BufferedPostViews));
  return signals;
}
