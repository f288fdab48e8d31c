import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { JWT_SECRET, type Served } from './bench.ts';

/** An account of the demo data, signed in. */
export interface Account {
  readonly id: number;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Signs a demo account in. @throws Error when the API refuses */
export async function signIn({ url }: Served, username: 'admin' | 'manager' | 'user' | 'guest', userAgent = 'bench'): Promise<Account> {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': userAgent },
    body: JSON.stringify({ username, password: '123456' }),
  });
  if (answer.status !== 200) throw new Error(`Signing in as ${username}: ${await answer.text()}`);
  const { data } = (await answer.json()) as { data: { user: { id: number }; accessToken: string; refreshToken: string } };
  return { id: data.user.id, accessToken: data.accessToken, refreshToken: data.refreshToken };
}

/** An access token as the API issues them. */
export function accessToken(userId: number, sessionId: number): Promise<string> {
  return new SignJWT({ sid: String(sessionId) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(String(userId))
    .setJti(randomUUID())
    .setIssuer('halolight')
    .setAudience('halolight-api')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(Buffer.from(JWT_SECRET));
}

export function bearer({ accessToken }: Pick<Account, 'accessToken'>): { Authorization: string } {
  return { Authorization: `Bearer ${accessToken}` };
}

/** What GET answers to an account, parsed. @throws Error for anything but 200 */
export async function read<T>({ url }: Served, account: Account, path: string): Promise<T> {
  const answer = await fetch(`${url}${path}`, { headers: bearer(account) });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { data: T }).data;
}
