export * from './listening-supported-versions.js';
export * from './versioning.module.js';
