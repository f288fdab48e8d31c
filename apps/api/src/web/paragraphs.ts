/** The paragraphs of a plain text, which empty lines part; each a list of its lines. */
export function paragraphsOf(text: string): string[][] {
  const paragraphs = text.replaceAll('\r\n', '\n').split(/\n[^\S\n]*\n/);
  return paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '').map((paragraph) => paragraph.split('\n'));
}
