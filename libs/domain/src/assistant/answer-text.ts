/** Characters of one answer, as JavaScript counts them. */
export const LONGEST_ANSWER = 32_000;

/** A stretch of an answer. */
export interface AnswerPiece {
  /** How many characters stand before it. */
  readonly start: number;
  readonly text: string;
}

/** The text of an answer as it grows: only what can be kept, and no more than may be. */
export class AnswerText {
  /** The first half of a character whose second half is still to come. */
  private half = '';
  private written = 0;

  constructor(private readonly longest = LONGEST_ANSWER) {}

  get length(): number {
    return this.written;
  }

  /** Whether nothing more fits. */
  get isFull(): boolean {
    return this.written >= this.longest;
  }

  /** @returns what is to be appended, if anything */
  add(chunk: string): AnswerPiece | null {
    const text = (this.half + chunk).replaceAll('\0', '');
    const whole = text.length - (endsInHalf(text) ? 1 : 0);
    this.half = text.slice(whole);
    return this.append(text.slice(0, whole).toWellFormed());
  }

  private append(text: string): AnswerPiece | null {
    const room = this.longest - this.written;
    const cut = text.slice(0, room);
    // What would be cut within a character ends before it, and is full all the same.
    const fits = endsInHalf(cut) ? cut.slice(0, -1) : cut;
    const start = this.written;
    this.written = text.length > room ? this.longest : start + fits.length;
    return fits === '' ? null : { start, text: fits };
  }
}

/** Whether the last code unit is a high surrogate. */
function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
