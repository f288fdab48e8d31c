/** Tells what content is. */
export abstract class ContentTypes {
  /** The media type of content that begins with `head`: what the bytes say, `text/plain` for text, else `application/octet-stream`. */
  abstract sniff(head: Uint8Array): Promise<string>;
}
