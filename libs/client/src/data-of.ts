import { ApiError } from './api-error.js';

/** What a request through `client.api` comes to. */
export interface Outcome<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The `data` of a success.
 * @throws {ApiError} when it is a failure
 */
export async function dataOf<Body extends { readonly data: unknown }>(outcome: Promise<Outcome<Body>>): Promise<Body['data']> {
  const { data: body, error, response } = await outcome;
  if (body === undefined) throw ApiError.of(response, error);
  return body.data;
}
