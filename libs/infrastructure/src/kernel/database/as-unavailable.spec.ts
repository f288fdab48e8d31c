import { ConflictError, UnavailableError } from '@halolight/domain/kernel';
import { describe, expect, it } from '@jest/globals';
import { asUnavailable } from './as-unavailable.js';

const withCode = (code: string): Error => Object.assign(new Error('failed'), { code });

describe('asUnavailable', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '08006', '53300', '57014', '57P01', '57P02', '57P03', '40001', '40P01'])(
    'takes the code %s for a database that is away',
    (code) => {
      const error = withCode(code);
      expect(asUnavailable(error)).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 1, cause: error });
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'COMMIT; - Connection terminated unexpectedly',
    'select "id" from "users" - cached plan must not change result type',
  ])('takes the message "%s" for one, too', (message) => {
    expect(asUnavailable(new Error(message))).toBeInstanceOf(UnavailableError);
  });

  it('says nothing of the cause to the caller', () => {
    expect(asUnavailable(new Error('Connection terminated unexpectedly'))?.message).toBe('The database is temporarily unavailable');
  });

  it('leaves an error that says so already as it is', () => {
    const error = new UnavailableError('busy', 5);
    expect(asUnavailable(error)).toBe(error);
  });

  it.each([withCode('23505'), withCode('42601'), withCode('22P02'), withCode('23503'), new ConflictError('taken'), new Error('timeout'), 'ECONNREFUSED', undefined])(
    'does not take %s for one',
    (error) => {
      expect(asUnavailable(error)).toBeUndefined();
    },
  );
});
