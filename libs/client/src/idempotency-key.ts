const ATTEMPTS = 3;

/**
 * Makes a creation happen once, however often its answer is lost on the way: it is sent up to three times under one key.
 * @param send `(header) => client.api.POST('/items', { params: { header }, body })`
 * @throws what the last attempt threw
 */
export async function withIdempotencyKey<T>(send: (header: { 'Idempotency-Key': string }) => Promise<T>): Promise<T> {
  const header = { 'Idempotency-Key': crypto.randomUUID() };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(header);
    } catch (error) {
      if (attempt === ATTEMPTS || !isLost(error)) throw error;
    }
  }
}

/** fetch throws a TypeError where no answer came; an answer, good or bad, is final. */
function isLost(error: unknown): boolean {
  return error instanceof TypeError;
}
