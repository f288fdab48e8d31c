import { TextDecoder } from 'node:util';
import { ContentTypes } from '@halolight/application/content/ports';
import { fileTypeFromBuffer } from 'file-type';

const TEXT = 'text/plain; charset=utf-8';
const UNKNOWN = 'application/octet-stream';
/** What no text holds: control characters other than tab, line feed, form feed and carriage return. */
const CONTROL = /[\0-\x08\x0B\x0E-\x1A\x1C-\x1F\x7F]/;
/** A character of UTF-8 that the end of the head cuts in two. */
const LONGEST_CHARACTER = 4;

/** Tells types by the marks that their formats begin with. Markup and scripts are text: nothing makes a browser run them. */
export class SniffedContentTypes extends ContentTypes {
  async sniff(head: Uint8Array): Promise<string> {
    if (head.byteLength === 0) return UNKNOWN;
    const known = await fileTypeFromBuffer(head).catch(() => undefined);
    if (known) return isMarkup(known.mime) ? TEXT : known.mime;
    return isText(head) ? TEXT : UNKNOWN;
  }
}

function isMarkup(mimeType: string): boolean {
  return /(^text\/|[/+]xml$|html|javascript|ecmascript)/.test(mimeType);
}

function isText(head: Uint8Array): boolean {
  for (let cut = 0; cut < LONGEST_CHARACTER; cut += 1) {
    const text = decoded(head.subarray(0, head.byteLength - cut));
    if (text !== null) return !CONTROL.test(text);
  }
  return false;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
