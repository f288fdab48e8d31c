import { expect, it } from '@jest/globals';
import { proofFigures } from './proof-figures.mjs';

const file = (path, ...titles) => ({ testFilePath: `/project/apps/api/${path}.ts`, testResults: titles.map((title) => ({ title, status: 'passed' })) });

it('figures of what was tried are summed from the names of the tests that passed', () => {
  const files = [
    file('e2e/authorization/authorization-matrix.e2e.spec', 'GET /users: 8 callers', 'GET /users/{id}: 8 callers', 'GET /users/{id}'),
    file('e2e/faults/api-killed.e2e.spec', 'fault: has done what it acknowledged, 20 times', 'fault: another', 'is no fault for being beside some, 7 times'),
    file('e2e/operations/shutdown.e2e.spec', 'writes the last lines of the log'),
    file('e2e/races/refresh.e2e.spec', 'gives one successor, 200 times in a row', 'is no race of rounds'),
    file('src/content/folder-races.int.spec', 'never stand inside themselves, in 40 rounds of moves'),
  ];
  const failed = { testFilePath: '/project/apps/api/e2e/faults/failed.e2e.spec.ts', testResults: [{ title: 'fault: was not survived', status: 'failed' }] };
  expect(proofFigures([...files, failed])).toEqual({ 'operations × actors checked': 16, 'faults survived': 21, 'races run': 240 });
});
