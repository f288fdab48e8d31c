import { isIP } from 'node:net';
import type { Client } from '@halolight/application/kernel';
import type { Request } from 'express';

const MAX_USER_AGENT_LENGTH = 512;
const IPV4_MAPPED = '::ffff:';

/**
 * Where a request comes from: the address that a trusted proxy names, where that is one. The user agent is cut to 512 characters.
 */
export function clientOf(request: Request): Client {
  const address = isIP(request.ip ?? '') ? request.ip : request.socket.remoteAddress;
  return {
    ip: address?.startsWith(IPV4_MAPPED) ? address.slice(IPV4_MAPPED.length) : (address ?? null),
    userAgent: request.headers['user-agent']?.slice(0, MAX_USER_AGENT_LENGTH) ?? null,
  };
}
