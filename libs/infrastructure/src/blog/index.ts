export * from './blog.module.js';
export * from './buffered-post-views.js';
export * from './latest-posts.command.js';
export * from './load-initial-posts.js';
