const LINE_OCTETS = 75;
const CONTINUATION = '\r\n ';

/** A line of an iCalendar object with its end, RFC 5545 section 3.1: folded so that no line has more than 75 octets, and no character is cut. */
export function contentLine(name: string, value: string): string {
  const line = `${name}:${value}`;
  return `${Buffer.byteLength(line) <= LINE_OCTETS ? line : folded(line)}\r\n`;
}

/** A value of the type TEXT, RFC 5545 section 3.3.11. Control characters have no place in one. */
export function textValue(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '');
}

function folded(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // The space that begins a line which goes on counts as well.
    const room = lines.length === 0 ? LINE_OCTETS : LINE_OCTETS - 1;
    if (octets + size > room) {
      lines.push(current);
      [current, octets] = ['', 0];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join(CONTINUATION);
}
