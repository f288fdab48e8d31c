import { describe, expect, it } from '@jest/globals';
import { DomainError, InvalidInputError, UnavailableError, type ErrorKind } from '@halolight/domain/kernel';
import { errorCodeOf, httpErrorOf } from './error-response.js';
import { HttpError } from './http-error.js';

class AnyError extends DomainError {
  constructor(readonly kind: ErrorKind) {
    super('Said to the caller', [{ field: 'name', message: 'is taken' }]);
  }
}

class TooManyError extends AnyError {
  readonly retryAfterSeconds = 60;

  constructor() {
    super('rate-limited');
  }
}

class OverTheLimitError extends TooManyError {
  readonly limit = 100;
}

const noOutage = (): undefined => undefined;

describe('the error table', () => {
  it.each<[ErrorKind, number, string]>([
    ['invalid', 400, 'VALIDATION_ERROR'],
    ['unauthenticated', 401, 'UNAUTHORIZED'],
    ['forbidden', 403, 'FORBIDDEN'],
    ['not-found', 404, 'NOT_FOUND'],
    ['conflict', 409, 'CONFLICT'],
    ['precondition-failed', 412, 'PRECONDITION_FAILED'],
    ['too-large', 413, 'PAYLOAD_TOO_LARGE'],
    ['rate-limited', 429, 'RATE_LIMITED'],
    ['unavailable', 503, 'UNAVAILABLE'],
  ])('%s is %i %s', (kind, status, code) => {
    const error = httpErrorOf(new AnyError(kind), noOutage);
    expect(error).toMatchObject({ status, code, message: 'Said to the caller', details: [{ field: 'name', message: 'is taken' }] });
    expect(errorCodeOf(kind)).toBe(code);
  });

  it('challenges a failed sign-in', () => {
    expect(httpErrorOf(new AnyError('unauthenticated'), noOutage).headers).toEqual({ 'WWW-Authenticate': 'Bearer' });
  });

  it('says when to come back', () => {
    expect(httpErrorOf(new UnavailableError('Away', 3), noOutage).headers).toEqual({ 'Retry-After': '3' });
    expect(httpErrorOf(new OverTheLimitError(), noOutage).headers).toEqual({
      'Retry-After': '60',
      'RateLimit-Limit': '100',
      'RateLimit-Remaining': '0',
      'RateLimit-Reset': '60',
    });
    expect(httpErrorOf(new TooManyError(), noOutage).headers).not.toHaveProperty('RateLimit-Limit');
  });

  it('takes an outage for one, and any other error for ours, without its words', () => {
    expect(httpErrorOf(new Error('ECONNREFUSED'), () => new UnavailableError())).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
    const internal = httpErrorOf(new Error('column "x" of relation "users"'), noOutage);
    expect(internal).toMatchObject({ status: 500, code: 'INTERNAL_ERROR', details: [] });
    expect(JSON.stringify(internal.body('id-1'))).not.toContain('users');
  });

  it('does not take a bad decoding of ours for a bad path of the caller', () => {
    expect(httpErrorOf(new URIError('URI malformed'), noOutage).status).toBe(500);
    expect(httpErrorOf(Object.assign(new URIError('Failed to decode'), { status: 400 }), noOutage).status).toBe(400);
  });

  it('leaves errors of the edge as they are', () => {
    const error = new HttpError(418, 'TEAPOT', 'Short and stout');
    expect(httpErrorOf(error, noOutage)).toBe(error);
    expect(error.body('id-1')).toEqual({ success: false, error: { code: 'TEAPOT', message: 'Short and stout', details: [], requestId: 'id-1' } });
  });

  it('lists the faults of invalid input', () => {
    expect(httpErrorOf(InvalidInputError.of('cursor', 'is not one of ours'), noOutage).details).toEqual([{ field: 'cursor', message: 'is not one of ours' }]);
  });
});
