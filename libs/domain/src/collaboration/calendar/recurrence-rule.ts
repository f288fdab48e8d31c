import { InvalidInputError } from '../../kernel/index.js';

export const FREQUENCIES = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export type Frequency = (typeof FREQUENCIES)[number];
export type Weekday = (typeof WEEKDAYS)[number];

/** A weekday, or the n-th of its kind in the month or year; from its end when n is negative. */
export interface ByDay {
  readonly weekday: Weekday;
  /** Null: every one. */
  readonly nth: number | null;
}

/** A recurrence rule as it is written, RFC 5545 section 3.3.10. An empty list stands for a part that is not there. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  /** From 1. */
  readonly interval: number;
  /** At most one of `count` and `until` is there. */
  readonly count: number | null;
  /** `20261231`, `20261231T235959` or `20261231T225959Z`. */
  readonly until: string | null;
  readonly byDay: readonly ByDay[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNumber: readonly number[];
  readonly byHour: readonly number[];
  readonly byMinute: readonly number[];
  readonly bySecond: readonly number[];
  readonly bySetPosition: readonly number[];
  readonly weekStart: Weekday;
}

const MAX_LENGTH = 500;
const MAX_INTERVAL = 1000;
/** The most occurrences that a rule may count. */
const MAX_COUNT = 5000;
const NUMBER = /^[+-]?\d{1,5}$/;
const BY_DAY = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;
const UNTIL = /^\d{8}(T\d{6}Z?)?$/;
const PARTS = [
  'FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYWEEKNO', 'BYYEARDAY', 'BYMONTHDAY', 'BYDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'BYSETPOS', 'WKST',
] as const;

type Part = (typeof PARTS)[number];

/** Reads a rule; a leading `RRULE:` and lower case are forgiven. @throws InvalidInputError naming `rrule` */
export function parseRecurrenceRule(text: string): RecurrenceRule {
  const parts = partsOf(text);
  return {
    frequency: oneOf('FREQ', required(parts.get('FREQ')), FREQUENCIES),
    interval: numberIn('INTERVAL', parts.get('INTERVAL') ?? '1', 1, MAX_INTERVAL),
    count: optional(parts.get('COUNT'), (value) => numberIn('COUNT', value, 1, MAX_COUNT)),
    until: optional(parts.get('UNTIL'), untilOf),
    byDay: listOf(parts.get('BYDAY')).map(byDayOf),
    byMonthDay: listOf(parts.get('BYMONTHDAY')).map((value) => numberFromEitherEnd('BYMONTHDAY', value, 31)),
    byMonth: listOf(parts.get('BYMONTH')).map((value) => numberIn('BYMONTH', value, 1, 12)),
    byYearDay: listOf(parts.get('BYYEARDAY')).map((value) => numberFromEitherEnd('BYYEARDAY', value, 366)),
    byWeekNumber: listOf(parts.get('BYWEEKNO')).map((value) => numberFromEitherEnd('BYWEEKNO', value, 53)),
    byHour: listOf(parts.get('BYHOUR')).map((value) => numberIn('BYHOUR', value, 0, 23)),
    byMinute: listOf(parts.get('BYMINUTE')).map((value) => numberIn('BYMINUTE', value, 0, 59)),
    bySecond: listOf(parts.get('BYSECOND')).map((value) => numberIn('BYSECOND', value, 0, 59)),
    bySetPosition: listOf(parts.get('BYSETPOS')).map((value) => numberFromEitherEnd('BYSETPOS', value, 366)),
    weekStart: oneOf('WKST', parts.get('WKST') ?? 'MO', WEEKDAYS),
  };
}

/** The rule as RFC 5545 writes it, without `RRULE:`. */
export function recurrenceText(rule: RecurrenceRule): string {
  const { frequency, interval, count, until, byDay, weekStart } = rule;
  const parts: readonly (readonly [Part, string | number | readonly (string | number)[] | null])[] = [
    ['FREQ', frequency],
    ['INTERVAL', interval === 1 ? null : interval],
    ['COUNT', count],
    ['UNTIL', until],
    ['BYMONTH', rule.byMonth],
    ['BYWEEKNO', rule.byWeekNumber],
    ['BYYEARDAY', rule.byYearDay],
    ['BYMONTHDAY', rule.byMonthDay],
    ['BYDAY', byDay.map(({ weekday, nth }) => `${nth ?? ''}${weekday}`)],
    ['BYHOUR', rule.byHour],
    ['BYMINUTE', rule.byMinute],
    ['BYSECOND', rule.bySecond],
    ['BYSETPOS', rule.bySetPosition],
    ['WKST', weekStart === 'MO' ? null : weekStart],
  ];
  return parts.flatMap(([name, value]) => (value === null || String(value) === '' ? [] : `${name}=${String(value)}`)).join(';');
}

export function ruleFault(message: string): InvalidInputError {
  return InvalidInputError.of('rrule', message);
}

function partsOf(text: string): Map<Part, string> {
  if (text.length > MAX_LENGTH) throw ruleFault(`Must have at most ${MAX_LENGTH} characters`);
  const parts = new Map<Part, string>();
  for (const part of text.trim().toUpperCase().replace(/^RRULE:/, '').split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    const known = PARTS.find((each) => each === name);
    if (!known) throw ruleFault(`${quoted(name)} is not supported; use ${PARTS.join(', ')}`);
    if (value === '' || rest.length > 0) throw ruleFault(`${name} needs one value, ${name}=…`);
    if (parts.has(known)) throw ruleFault(`${name} is there twice`);
    parts.set(known, value);
  }
  return parts;
}

function required(frequency: string | undefined): string {
  if (frequency === undefined) throw ruleFault(`FREQ is missing; it is one of ${FREQUENCIES.join(', ')}`);
  return frequency;
}

function optional<T>(value: string | undefined, read: (value: string) => T): T | null {
  return value === undefined ? null : read(value);
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [...new Set(value.split(','))];
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw ruleFault(`${name} must be one of ${allowed.join(', ')}`);
  return found;
}

function numberIn(name: string, text: string, from: number, to: number): number {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  if (!(value >= from && value <= to)) throw ruleFault(`${name} must be between ${from} and ${to}`);
  return value;
}

function numberFromEitherEnd(name: string, text: string, most: number): number {
  const value = NUMBER.test(text) ? Number(text) : 0;
  if (value === 0 || Math.abs(value) > most) throw ruleFault(`${name} must be between 1 and ${most}, or as much from the end: -1 is the last`);
  return value;
}

function byDayOf(text: string): ByDay {
  const [, nth, name] = BY_DAY.exec(text) ?? [];
  const weekday = WEEKDAYS.find((each) => each === name);
  if (!weekday) throw ruleFault(`BYDAY takes ${WEEKDAYS.join(', ')}, with a number before them for the n-th`);
  return { weekday, nth: nth === undefined ? null : numberFromEitherEnd('The number in BYDAY', nth, 53) };
}

function untilOf(text: string): string {
  if (!UNTIL.test(text)) throw ruleFault('UNTIL must be a date such as 20261231, or a time such as 20261231T225959Z');
  return text;
}

function quoted(text: string): string {
  return `"${text.slice(0, 40)}"`;
}
