/**
 * A day that the calendar has, from the year 1 to 9999, and no time of it.
 * @format date
 * @pattern ^(?!0000)(?:\d\d\d\d-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$ must be a day, YYYY-MM-DD
 * @example "2026-03-01"
 */
export type CalendarDay = string;
