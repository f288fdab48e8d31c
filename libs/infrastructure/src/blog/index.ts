export * from './blog.module.js';
export * from './buffered-post-views.js';
