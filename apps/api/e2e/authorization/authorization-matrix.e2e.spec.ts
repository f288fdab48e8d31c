import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';
import { ACTORS } from './actors.js';
import { ask } from './ask.js';
import { AUTHORIZATION_MATRIX } from './authorization-matrix.js';
import { expectedOf, type AuthorizationRow } from './authorization-row.js';
import { matrixFaults } from './matrix-faults.js';
import { World } from './world.js';

const UNKNOWN_ID = 2_000_000_000;

let house: Installation;
let world: World;
beforeAll(async () => {
  house = await Installation.start();
  world = await World.open(house);
});
afterAll(() => house?.stop());

const cases = (rows: readonly AuthorizationRow[]) => rows.map((row) => [row[0], row] as const);

it('the matrix has one row for every operation of the API, and no other', async () => {
  const { body } = await house.api.anonymous().get('/openapi.json');
  expect(matrixFaults(body, AUTHORIZATION_MATRIX)).toEqual([]);
});

describe('each caller gets what the contract says:', () => {
  it.each(cases(AUTHORIZATION_MATRIX))(`%s: ${ACTORS.length} callers`, async (_operation, row) => {
    const statuses = await Promise.all(ACTORS.map(async (actor) => [actor, (await ask(world, row, actor)).status] as const));
    expect(Object.fromEntries(statuses)).toEqual(expectedOf(row));
  });
});

describe('who may not see a thing is not told whether it exists:', () => {
  const visibleTo = ([operation]: AuthorizationRow) => {
    const thing = operation.replace(/^\w+ /, '').replace(/\{id\}.*/, '{id}');
    const shown = AUTHORIZATION_MATRIX.find(([name]) => name === `GET ${thing}`);
    return ACTORS.filter((actor) => shown && expectedOf(shown)[actor] === 200);
  };
  const ofAThing = AUTHORIZATION_MATRIX.filter(([operation]) => operation.includes('{id}'));

  it.each(cases(ofAThing))('%s', async (_operation, row) => {
    const visible = visibleTo(row);
    const shut = ACTORS.filter((actor) => !visible.includes(actor) && expectedOf(row)[actor] >= 400);
    const pairs = shut.map(async (actor) => [actor, (await ask(world, row, actor, { id: UNKNOWN_ID })).status] as const);
    const expected = shut.map((actor) => [actor, expectedOf(row)[actor]]);
    expect(Object.fromEntries(await Promise.all(pairs))).toEqual(Object.fromEntries(expected));
  });
});
