import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../authorization/ask.js';
import { AUTHORIZATION_MATRIX } from '../authorization/authorization-matrix.js';
import type { Ask, AuthorizationRow } from '../authorization/authorization-row.js';
import { World } from '../authorization/world.js';
import type { Answer } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';

/** No operation takes these: who could set them would own things, or pass for somebody else. */
const PRIVILEGED = { isAdmin: true, passwordHash: 'x', tokenHash: 'x', ownerId: 1, createdAt: '2026-01-01T00:00:00.000Z', isSeeded: true };

let house: Installation;
let world: World;
beforeAll(async () => {
  house = await Installation.start();
  world = await World.open(house);
});
afterAll(() => house?.stop());

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype;
/** RFC 6749 section 3.2 has unknown parameters ignored. */
const rows = AUTHORIZATION_MATRIX.filter(([operation]) => /^(POST|PUT|PATCH) /.test(operation) && operation !== 'POST /auth/token').map((row) => [row[0], row] as const);

/** The valid request of a row, with another body; undefined where it has none to change. */
async function askWith(row: AuthorizationRow, change: (body: object) => unknown): Promise<Answer | undefined> {
  let isChanged = false;
  const arrange = async (...scene: Parameters<AuthorizationRow[9]>): Promise<Ask> => {
    const asked = await row[9](...scene);
    isChanged = isObject(asked.body);
    return isObject(asked.body) ? { ...asked, body: change(asked.body) } : asked;
  };
  const [operation, anonymous, guest, user, owner, other, member, admin, superAdmin] = row;
  const answer = await ask(world, [operation, anonymous, guest, user, owner, other, member, admin, superAdmin, arrange], superAdmin < 300 ? 'superAdmin' : 'owner');
  return isChanged ? answer : undefined;
}

const fieldsOf = ({ body }: Answer): string[] => body.error.details.map(({ field }: { field: string }) => field);

describe('a body with more in it than the operation asks for', () => {
  it.each(rows)('is refused, each field named, and changes nothing: %s', async (_operation, row) => {
    const answer = await askWith(row, (body) => ({ ...body, ...PRIVILEGED }));
    if (!answer) return;
    expectRefusal(answer, 400, 'VALIDATION_ERROR');
    expect(fieldsOf(answer)).toEqual(expect.arrayContaining(Object.keys(PRIVILEGED)));
  });

  it.each(rows)('reaches no prototype: %s', async (_operation, row) => {
    const answer = await askWith(row, (body) => JSON.stringify(body).replace(/^\{/, `{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}${Object.keys(body).length > 0 ? ',' : ''}`));
    if (!answer) return;
    expectRefusal(answer, 400, 'VALIDATION_ERROR');
    expect(fieldsOf(answer)).toEqual(expect.arrayContaining(['__proto__', 'constructor']));
  });

  it('was tried on most operations', async () => {
    const tried = await Promise.all(rows.map(([, row]) => askWith(row, (body) => ({ ...body, ...PRIVILEGED }))));
    expect(tried.filter((answer) => answer !== undefined).length).toBeGreaterThan(50);
  });
});
