import { describe, expect, it } from '@jest/globals';
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError, StaleVersionError, UnavailableError } from './common-errors.js';
import { DomainError } from './domain-error.js';

describe('the common errors', () => {
  it.each([
    [InvalidInputError.of('email', 'Is wrong'), 'invalid', 'InvalidInputError'],
    [new ForbiddenError(), 'forbidden', 'ForbiddenError'],
    [new NotFoundError('User'), 'not-found', 'NotFoundError'],
    [new ConflictError('Taken'), 'conflict', 'ConflictError'],
    [new StaleVersionError('User'), 'precondition-failed', 'StaleVersionError'],
    [new UnavailableError(), 'unavailable', 'UnavailableError'],
  ])('%s tells its kind and its name', (error, kind, name) => {
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ kind, name });
    expect(error.message).not.toBe('');
  });

  it('names the offending field, or each of several', () => {
    expect(InvalidInputError.of('email', 'Is wrong').faults).toEqual([{ field: 'email', message: 'Is wrong' }]);
    const faults = [{ field: 'a', message: 'x' }, { field: 'b', message: 'y' }];
    expect(new InvalidInputError(faults, 'Both are wrong')).toMatchObject({ faults, message: 'Both are wrong' });
  });

  it('names nothing where no field is at fault', () => {
    expect(new ForbiddenError('No').faults).toEqual([]);
  });

  it('says what is missing or has changed', () => {
    expect(new NotFoundError('Role').message).toBe('Role not found');
    expect(new StaleVersionError('Role').message).toMatch(/^Role was changed/);
  });

  describe('UnavailableError', () => {
    it('asks to try again in a second unless told otherwise', () => {
      expect(new UnavailableError().retryAfterSeconds).toBe(1);
      expect(new UnavailableError('Busy', 30).retryAfterSeconds).toBe(30);
    });

    it('keeps its cause for the log', () => {
      const cause = new Error('connection refused');
      expect(new UnavailableError('Away', 1, { cause }).cause).toBe(cause);
      expect(new UnavailableError().cause).toBeUndefined();
    });
  });
});
