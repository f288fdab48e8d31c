import { describe, expect, it } from '@jest/globals';
import { VersionTakenError } from './versioning-errors.js';

describe('VersionTakenError', () => {
  it('is a conflict that names the field', () => {
    expect(new VersionTakenError()).toMatchObject({ kind: 'conflict', faults: [{ field: 'version', message: 'Is taken' }] });
  });
});
