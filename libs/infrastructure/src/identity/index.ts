export * from './argon2-password-hasher.js';
export { ACCESS_CHANNEL } from './cached-access-directory.js';
export * from './effective-permissions.js';
export * from './identity.module.js';
export * from './identity-settings.js';
