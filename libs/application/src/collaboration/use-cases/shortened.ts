/** `text` with at most `length` characters, the last one an ellipsis where something was left out; no character is cut in two. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
