import { createTree } from '@nx/devkit/testing';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tree } from '@nx/devkit';
import { assertNew } from './assert-new.ts';
import { GeneratorError } from './generator-error.ts';
import { planFeature } from './plan-feature.ts';

let tree: Tree;
beforeAll(() => {
  tree = createTree();
  const files = {
    'libs/domain/src/books/index.ts': '',
    'libs/infrastructure/src/migrations/0001-visits.ts': 'await knex.raw(`\n  create table visits (id bigint);\n  create table if not exists visit_days (id bigint)`);',
    'libs/infrastructure/src/migrations/index.ts': "import * as rollups from './0002-rollups.js';\n",
    'apps/api/src/http/calendar-day.ts': 'export type CalendarDay = string;\n',
    'apps/api/src/http/content/items.controller.ts': "@Route('items')\nexport class ItemsController {}\n",
    'apps/api/src/http/content/items.contract.ts': 'export interface ThingBody {\n  id: number;\n}\nexport interface NoteListQuery extends ListQuery {}\n',
    'apps/api/e2e/authorization/rows/right-rows.ts': '',
  };
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
});

const check = (name: string, fields = 'title:string(20)') => assertNew(tree, planFeature({ name, fields }, []));

describe('assertNew', () => {
  it.each([['plants', undefined], ['item-visits', undefined], ['calendars', 'days:string(20) on:date'], ['thing-bodies', undefined]])('lets %s through', (name, fields) => {
    expect(() => check(name, fields)).not.toThrow();
  });

  it.each([
    ['books', undefined, 'name: there is a libs/domain/src/books already'],
    ['visits', undefined, 'name: there is a table visits in the database already'],
    ['visit-days', undefined, 'name: there is a table visit_days in the database already'],
    ['rollups', undefined, 'name: a migration is called rollups already'],
    ['items', undefined, 'name: the path /api/items is taken'],
    ['things', undefined, 'entity: something called Thing is there already'],
    ['notes', undefined, 'entity: something called Note is there already'],
    ['rights', undefined, 'entity: something called Right is there already'],
    ['calendars', 'title:string(20) day:string(20)', 'fields: day: the API knows a CalendarDay already'],
  ])('refuses %s with the fields %s, and says why', (name, fields, why) => {
    expect(() => check(name, fields)).toThrow(GeneratorError);
    expect(() => check(name, fields)).toThrow(why);
  });
});
