export * from './queries/supported-versions.js';
