/** The body of an answer, piece by piece. @throws Error for an answer without one */
export function bytesOf({ body, status }: Response): ReadableStream<Uint8Array> {
  if (status !== 200 || !body) throw new Error(`An answer without a body: ${status}`);
  return body;
}
