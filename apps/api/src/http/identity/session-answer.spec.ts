import type { SessionGrant } from '@halolight/application/identity';
import { describe, expect, it } from '@jest/globals';
import { response } from 'express';
import { sessionAnswer } from './session-answer.js';

const TIME = new Date('2026-01-31T12:00:00Z');
const user: SessionGrant['user'] = {
  id: 42, email: 'ada@example.com', username: 'ada', name: 'Ada', phone: null, avatar: null, department: null, position: null, bio: null,
  status: 'ACTIVE', roles: [], groups: [], mustChangePassword: false, createdAt: TIME, updatedAt: TIME, lastLoginAt: null, version: 1,
};

describe('an answer that holds tokens', () => {
  it('shows them twice, and is kept by no cache', () => {
    const headers: unknown[] = [];
    const res: typeof response = Object.assign(Object.create(response), {
      setHeader: (...header: unknown[]): unknown => headers.push(header),
    });
    const answer = sessionAnswer({ res }, { user, sessionId: 1, accessToken: 'access', refreshToken: 'refresh', expiresIn: 900 });
    expect(answer).toMatchObject({ accessToken: 'access', refreshToken: 'refresh', data: { accessToken: 'access', refreshToken: 'refresh', expiresIn: 900 } });
    expect(headers).toEqual([['Cache-Control', 'no-store']]);
  });
});
