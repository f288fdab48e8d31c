const [QUOTE, BACKSLASH, COMMA, OPENING_BRACE, OPENING_BRACKET] = Buffer.from('"\\,{[');

/** Whether a JSON text has at most so many values, told by what stands before each; what is no JSON, the parser tells. */
export function hasFewValues(text: Uint8Array, most: number): boolean {
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === QUOTE) at = endOfText(text, at);
    else if (byte === COMMA || byte === OPENING_BRACE || byte === OPENING_BRACKET) values += 1;
    if (values > most) return false;
  }
  return true;
}

function endOfText(text: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== QUOTE) at += text[at] === BACKSLASH ? 2 : 1;
  return at;
}
