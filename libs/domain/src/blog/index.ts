export * from './post-policy.js';
export * from './post-status.js';
export * from './post.js';
export * from './published-since.js';
