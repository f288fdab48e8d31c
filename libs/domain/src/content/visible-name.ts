/** Control characters, and those that turn or hide text (Unicode TR 36, section 2): a name must look like what it is. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A name as people see it: without characters that cannot be seen, composed (NFC) so that what looks the same is the same. Empty where nothing is left. */
export function visibleName(proposed: string): string {
  return proposed.replace(INVISIBLE, '').normalize('NFC').trim();
}
