export * from './graphile-job-queue.js';
export * from './job-status.js';
