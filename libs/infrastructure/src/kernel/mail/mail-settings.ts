import type { Environment } from '../config/index.js';

/** The settings that mail needs. */
export type MailSettings = Pick<Environment, 'mailUrl' | 'mailFrom' | 'dataDir'>;
