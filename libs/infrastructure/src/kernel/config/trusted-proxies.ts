import { isIP } from 'node:net';
import { z } from 'zod';

const RULE = 'must be a number of proxies, or a list of their addresses and networks: 10.0.0.0/8, loopback, linklocal, uniquelocal';
const HOPS = /^\d{1,2}$/;
const NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);
const BITS = { 4: 32, 6: 128 } as const;

/** `1`, or `loopback, 10.0.0.0/8`: how many proxies stand before the API, or which ones are believed. */
export const trustedProxies = z.string().transform((text, context): number | string[] => {
  if (HOPS.test(text.trim())) return Number(text);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  if (proxies.every(isProxy)) return proxies;
  context.addIssue(RULE);
  return z.NEVER;
});

function isProxy(text: string): boolean {
  return NAMES.has(text) || isNetwork(text);
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= BITS[family]);
}
