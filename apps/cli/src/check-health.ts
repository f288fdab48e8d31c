const TIME_LIMIT_MS = 5000;

/**
 * Asks a service on this machine for its health.
 * @returns what it answered
 * @throws Error when it does not answer within 5 seconds, or answers that it is not well
 */
export async function checkHealth(port: number, path: string): Promise<string> {
  const url = `http://127.0.0.1:${port}${path}`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIME_LIMIT_MS) }).catch((cause: unknown) => {
    throw new Error(`${url} does not answer`, { cause });
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${text}`);
  return text;
}
