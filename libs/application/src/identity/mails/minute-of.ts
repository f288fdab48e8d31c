/** A moment as mails tell it: `2026-03-01 at 12:34 UTC`. */
export function minuteOf(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
}
