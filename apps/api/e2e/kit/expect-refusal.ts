import { expect } from '@jest/globals';
import type { Answer } from './api-client.js';

/** The answer is this failure, in the shape that every failure has, and names exactly these fields when they are given. */
export function expectRefusal(answer: Answer, status: number, code: string, fields?: readonly string[]): void {
  const { error } = answer.body ?? {};
  expect([answer.status, error?.code]).toEqual([status, code]);
  expect(answer.body).toEqual({
    success: false,
    error: { code, message: expect.stringMatching(/\S/), details: expect.any(Array), requestId: answer.headers.get('x-request-id') },
  });
  for (const detail of error.details) expect(detail).toEqual({ field: expect.any(String), message: expect.stringMatching(/\S/) });
  if (fields) expect(error.details.map(({ field }: { field: string }) => field).sort()).toEqual([...fields].sort());
}
