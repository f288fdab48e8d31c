import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { addOrder, addTask, uniqueName } from '../fixtures.js';

const order = (body?: object): Arrange => async (scene) => ({ params: { id: await addOrder(scene) }, body });
const task = (body?: object): Arrange => async (scene) => ({ params: { id: await addTask(scene) }, body });
const sold = { amount: 19.9, customer: 'Ada' };
const titled = { title: 'Call back' };
const viewed: Arrange = () => ({ body: { path: '/', visitorId: `v-${uniqueName()}` } });

/**
 * Contract sections 4 and 8: the dashboard for holders of `dashboard:view`, page views from anybody, orders for who manages them,
 * tasks for who made them, who is to do them and holders of `tasks:*`.
 */
export const ANALYTICS_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['GET /dashboard/stats',               401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /dashboard/visits',              401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /dashboard/sales',               401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /dashboard/pie',                 401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /dashboard/tasks',               401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /dashboard/calendar',            401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /dashboard/activities',          401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /dashboard/overview',            401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /analytics/visits',             201, 201, 201, 201, 201, 201, 201, 201, viewed],
  ['GET /orders',                        401, 403, 403, 403, 403, 403, 200, 200, nothing],
  ['POST /orders',                       401, 403, 403, 403, 403, 403, 201, 201, () => ({ body: sold })],
  ['GET /orders/{id}',                   401, 403, 403, 403, 403, 403, 200, 200, order()],
  ['PUT /orders/{id}',                   401, 403, 403, 403, 403, 403, 200, 200, order(sold)],
  ['PATCH /orders/{id}',                 401, 403, 403, 403, 403, 403, 200, 200, order({ amount: 5 })],
  ['DELETE /orders/{id}',                401, 403, 403, 403, 403, 403, 200, 200, order()],
  ['GET /tasks',                         401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /tasks',                        401, 403, 201, 201, 201, 201, 201, 201, () => ({ body: titled })],
  ['GET /tasks/{id}',                    401, 403, 404, 200, 404, 404, 200, 200, task()],
  ['PUT /tasks/{id}',                    401, 403, 404, 200, 404, 404, 200, 200, task(titled)],
  ['PATCH /tasks/{id}',                  401, 403, 404, 200, 404, 404, 200, 200, task({ done: true })],
  ['DELETE /tasks/{id}',                 401, 403, 404, 200, 404, 404, 200, 200, task()],
];
