/** Text from a header field, in which Node gives each byte as one character: UTF-8 where the bytes are that, else Latin-1, as RFC 9110 section 5.5 has met it. */
export function headerText(field: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(field, 'latin1'));
  } catch {
    return field;
  }
}
