import { nothing, type Arrange, type AuthorizationRow, type Scene } from '../authorization-row.js';
import { make } from '../content-fixtures.js';
import { addBystander, uniqueName } from '../fixtures.js';

const body = () => ({ title: uniqueName(), start: '2026-01-05T08:00:00Z', end: '2026-01-05T09:00:00Z' });

/** An event of the scene's owner; `member` is invited to it, and so are `others`. */
async function addEvent(scene: Scene, ...others: number[]): Promise<number> {
  const { actor, owner, world } = scene;
  const members = actor === 'member' ? await world.database.sql('group_members').where({ group_id: world.groupId }).whereNot({ user_id: owner.id }).pluck<number[]>('user_id') : [];
  return make(scene, '/api/calendar/events', { ...body(), userIds: [...members, ...others] });
}

const event = (ask: () => object = () => ({})): Arrange => async (scene) => ({ params: { id: await addEvent(scene) }, body: ask() });
const inviting: Arrange = async (scene) => ({ params: { id: await addEvent(scene) }, body: { userIds: [await addBystander(scene)] } });
const invited: Arrange = async (scene) => {
  const userId = await addBystander(scene);
  return { params: { id: await addEvent(scene, userId), userId } };
};
const unsaid: Arrange = async (scene) => ({ params: { id: await addEvent(scene) } });
const rsvp = () => ({ status: 'ACCEPTED' });
const times = () => ({ start: '2026-01-06T08:00:00Z', end: '2026-01-06T09:00:00Z' });

/** Contract section 4: the permission, and then one's own or what one is invited to; holders of `calendar:*` see and change all. */
export const CALENDAR_ROWS: readonly AuthorizationRow[] = [
  //                                             anonymous guest user owner other member admin superAdmin
  ['GET /calendar/events',                            401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /calendar/events',                           401, 403, 201, 201, 201, 201, 201, 201, () => ({ body: body() })],
  ['GET /calendar/events/{id}',                       401, 403, 404, 200, 404, 200, 200, 200, unsaid],
  ['PUT /calendar/events/{id}',                       401, 403, 404, 200, 404, 403, 200, 200, event(body)],
  ['PATCH /calendar/events/{id}',                     401, 403, 404, 200, 404, 403, 200, 200, event(times)],
  ['PATCH /calendar/events/{id}/reschedule',          401, 403, 404, 200, 404, 403, 200, 200, event(times)],
  ['DELETE /calendar/events/{id}',                    401, 403, 404, 200, 404, 403, 200, 200, unsaid],
  ['POST /calendar/events/{id}/attendees',            401, 403, 404, 200, 404, 403, 200, 200, inviting],
  ['DELETE /calendar/events/{id}/attendees/{userId}', 401, 403, 404, 200, 404, 403, 200, 200, invited],
  ['PUT /calendar/events/{id}/rsvp',                  401, 403, 404, 403, 404, 200, 403, 403, event(rsvp)],
  ['GET /calendar/feed.ics',                          401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /calendar/feed-token',                       401, 403, 201, 201, 201, 201, 201, 201, nothing],
  ['DELETE /calendar/feed-token',                     401, 200, 200, 200, 200, 200, 200, 200, nothing],
];
