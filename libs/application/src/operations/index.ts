export * from './queries/job-directory.js';
