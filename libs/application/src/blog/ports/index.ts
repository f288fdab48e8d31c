export * from './post-repository.js';
export * from './post-statistics.js';
export * from './post-views.js';
