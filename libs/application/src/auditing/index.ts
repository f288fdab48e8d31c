export * from './queries/activity-log.js';
export * from './queries/told-data.js';
