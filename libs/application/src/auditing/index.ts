export * from './queries/activity-log.js';
