import type { ByteStream } from '../ports/file-storage.js';

/** All of what a stream brings, as text. */
export async function textOf(content: ByteStream | Promise<ByteStream>): Promise<string> {
  let all = '';
  for await (const chunk of await content) all += new TextDecoder().decode(chunk);
  return all;
}
