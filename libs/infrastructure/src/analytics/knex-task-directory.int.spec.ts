import { taskDirectoryContract } from '@halolight/application/analytics/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexAnalytics, type KnexAnalytics } from './testing/open-knex-analytics.js';

let store: KnexAnalytics;
beforeAll(async () => {
  store = await openKnexAnalytics();
});
afterAll(() => store?.close());

taskDirectoryContract('KnexTaskDirectory', () => store);
