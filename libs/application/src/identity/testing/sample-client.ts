import type { Client } from '../../kernel/index.js';

/** A browser at an address of the documentation range (RFC 5737). */
export const SAMPLE_CLIENT: Client = { ip: '192.0.2.1', userAgent: 'Firefox' };
