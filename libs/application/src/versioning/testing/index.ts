export * from './in-memory-version-directory.js';
export * from './in-memory-version-repository.js';
export * from './in-memory-version-store.js';
export * from './in-memory-versioning.js';
export * from './sample-version.js';
export * from './version-directory-contract.js';
export * from './version-repository-contract.js';
export * from './versioning-ports.js';
