export * from './graphile-job-queue.js';
