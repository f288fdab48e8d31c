export * from './argon2-password-hasher.js';
export * from './identity.module.js';
export * from './identity-settings.js';
