export * from './deliver-mail.js';
export * from './mail-settings.js';
export * from './open-mailer.js';
