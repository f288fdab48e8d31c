import { expect, it } from '@jest/globals';
import { proofFigures } from './proof-figures.mjs';

const file = (path, ...titles) => ({ testFilePath: `/work/apps/api/${path}.ts`, testResults: titles.map((title) => ({ title, status: 'passed' })) });

it('figures of what was tried are summed from the names of the tests that passed', () => {
  const files = [
    file('e2e/authorization/authorization-matrix.e2e.spec', 'GET /users: 8 callers', 'GET /users/{id}: 8 callers', 'GET /users/{id}'),
    file('e2e/faults/api-killed.e2e.spec', 'has done what it acknowledged, 20 times', 'another fault'),
    file('e2e/operations/shutdown.e2e.spec', 'writes the last lines of the log'),
    file('e2e/operations/logs.e2e.spec', 'counts for nothing'),
    file('e2e/races/refresh.e2e.spec', 'gives one successor, 200 times in a row', 'is no race of rounds'),
    file('src/content/folder-races.int.spec', 'never stand inside themselves, in 40 rounds of moves'),
    file('e2e/fuzzing/fuzz.e2e.spec', 'GET /users: 300 requests'),
  ];
  const failed = { testFilePath: '/work/apps/api/e2e/fuzzing/fuzz.e2e.spec.ts', testResults: [{ title: 'GET /roles: 300 requests', status: 'failed' }] };
  expect(proofFigures([...files, failed])).toEqual({ 'operations × actors checked': 16, 'faults survived': 22, 'races run': 240, 'bad inputs tried': 300 });
});
