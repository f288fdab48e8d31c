import { describe, expect, it } from '@jest/globals';
import { AUTHORIZATION_MATRIX } from '../../e2e/authorization/authorization-matrix.js';
import { matrixFaults } from '../../e2e/authorization/matrix-faults.js';
import { generatedApi } from './generated-api.js';
import { describeApi } from './openapi/describe-api.js';

describe('the authorization matrix', () => {
  it('has one row for every operation of the API, and no other', () => {
    expect(matrixFaults(describeApi(generatedApi.document), AUTHORIZATION_MATRIX)).toEqual([]);
  });

  it('would notice a route without a row, a row without a route, and a second row', () => {
    const row = AUTHORIZATION_MATRIX.find(([operation]) => operation === 'GET /users');
    const matrix = row ? [row, row] : [];
    expect(matrixFaults({ paths: { '/robots': { get: {}, post: {} } } }, matrix)).toEqual([
      expect.stringMatching(/^GET \/robots has no row/),
      expect.stringMatching(/^POST \/robots has no row/),
      expect.stringMatching(/^GET \/users has a row and is gone/),
      expect.stringMatching(/^GET \/users has a row and is gone/),
      expect.stringMatching(/^GET \/users has two rows/),
    ]);
  });
});
