export * from './queries/supported-versions.js';
export * from './queries/version-directory.js';
export * from './use-cases/create-version.js';
export * from './use-cases/delete-version.js';
export * from './use-cases/update-version.js';
export * from './use-cases/version-signals.js';
