export * from './calendar-time.js';
export * from './common-errors.js';
export * from './domain-error.js';
export * from './expected-version.js';
export * from './page.js';
export * from './permission.js';
export * from './permission-set.js';
export * from './time-zones.js';
