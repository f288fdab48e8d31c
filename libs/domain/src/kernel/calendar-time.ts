const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** The midnight in UTC with which a day such as `2027-03-01` begins, in milliseconds; null: there is no such day. `Date` takes February 31 for March 3. */
export function midnightOf(day: string): number | null {
  const midnight = DAY.test(day) ? Date.parse(day) : Number.NaN;
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day) ? midnight : null;
}

/** The instant that a text says, `2027-03-01T09:00:00+01:00` for instance, or a day, which begins at midnight in UTC; null: there is no such time, or it has no offset. */
export function momentOf(text: string): Date | null {
  const [, day] = MOMENT.exec(text) ?? [];
  const instant = new Date(text);
  return day === undefined || midnightOf(day) === null || Number.isNaN(instant.getTime()) ? null : instant;
}
