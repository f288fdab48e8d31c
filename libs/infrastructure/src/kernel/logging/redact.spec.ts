import { describe, expect, it } from '@jest/globals';
import { redact } from './redact.js';

describe('redact', () => {
  it.each(['password', 'currentPassword', 'PASSWORD_PEPPER', 'accessToken', 'refresh_token', 'Authorization', 'set-cookie', 'jwtSecret', 'tokenHash', 'apiKey', 'x-api-key'])(
    'hides the value of %s at any depth',
    (key) => {
      expect(redact({ a: [{ b: { [key]: 'hunter2', other: 1 } }] })).toEqual({ a: [{ b: { [key]: '[redacted]', other: 1 } }] });
      expect(JSON.stringify(redact({ [key]: { deep: ['hunter2'] } }))).not.toContain('hunter2');
    },
  );

  it('hides passwords in addresses', () => {
    expect(redact('cannot reach postgres://halo:hunter2@db:5432/halo')).toBe('cannot reach postgres://halo:[redacted]@db:5432/halo');
  });

  it('keeps what tells where an error happened, and nothing that a library put beside it', () => {
    const cause = new Error('the cause');
    const error = Object.assign(new Error('failed', { cause }), { code: '23505', detail: 'Key (email)=(ann@example.com) already exists.' });
    expect(redact(error)).toEqual({
      name: 'Error',
      message: 'failed',
      code: '23505',
      stack: expect.stringContaining('redact.spec'),
      cause: expect.objectContaining({ message: 'the cause' }),
    });
  });

  it('ends on what refers to itself', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(JSON.stringify(redact(loop))).toContain('[too deep]');
    const error = new Error('loop');
    error.cause = error;
    expect(() => JSON.stringify(redact(error))).not.toThrow();
  });

  it('leaves what it is given as it was', () => {
    const given = { password: 'hunter2', list: [1] };
    redact(given);
    expect(given).toEqual({ password: 'hunter2', list: [1] });
  });
});
