import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../authorization/ask.js';
import { AUTHORIZATION_MATRIX } from '../authorization/authorization-matrix.js';
import type { Ask, AuthorizationRow } from '../authorization/authorization-row.js';
import { World } from '../authorization/world.js';
import { DEMO_PASSWORD, DEMO_USERS } from '../kit/demo-users.js';
import { Installation } from '../kit/installation.js';
import { WebVisitor } from '../kit/web-visitor.js';

let house: Installation;
let world: World;
let visitor: WebVisitor;
beforeAll(async () => {
  house = await Installation.start();
  world = await World.open(house);
  visitor = new WebVisitor(house.api.url);
  await visitor.signIn(DEMO_USERS.super_admin, DEMO_PASSWORD);
});
afterAll(() => house?.stop());

const closed = AUTHORIZATION_MATRIX.filter(([, anonymous]) => anonymous === 401).map((row) => [row[0], row] as const);

/** What a browser sends along by itself, and nothing else. */
function withCookies([operation, anonymous, guest, user, owner, other, member, admin, superAdmin, arrange]: AuthorizationRow): AuthorizationRow {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const sent = async (...scene: Parameters<AuthorizationRow[9]>): Promise<Ask> => {
    const { params, query, body, headers } = await arrange(...scene);
    return { ...(params && { params }), ...(query !== undefined && { query }), body, headers: { ...headers, Cookie: cookie, Origin: 'https://evil.example' } };
  };
  return [operation, anonymous, guest, user, owner, other, member, admin, superAdmin, sent];
}

describe('a page of another site, in the browser of somebody who is signed in', () => {
  it('has cookies that are good on the pages', async () => expect(await visitor.name()).not.toBeNull());

  it.each(closed)('is nobody to the API, whatever cookies come along: %s', async (_operation, row) => {
    const answer = await ask(world, withCookies(row), 'anonymous');
    expect(answer.status).toBe(401);
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-allow-credentials'), answer.headers.get('set-cookie')]).toEqual([null, null, null]);
  });

  it('is nobody to a sign-in or a refresh either: they set no cookie', async () => {
    const answers = [
      await house.api.anonymous().post('/api/auth/login', { email: DEMO_USERS.user, password: DEMO_PASSWORD }),
      await house.api.anonymous().post('/api/auth/refresh', { refreshToken: (await house.demo('user')).refreshToken }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get('set-cookie')])).toEqual([[200, null], [200, null]]);
  });
});
