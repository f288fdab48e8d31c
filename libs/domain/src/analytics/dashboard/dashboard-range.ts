import { InvalidInputError, midnightOf, type FieldFault } from '../../kernel/index.js';
import { localDays, type LocalDay } from './local-days.js';
import { TimeZone } from './time-zone.js';

const DAY = 86_400_000;
const MOST_DAYS = 366;
const DEFAULT_DAYS = 30;
/** PostgreSQL and JavaScript write years from 10000 on each in their own way. */
const YEARS = /^(?!0|1[0-8]|19[0-6]|9999)/;

/** What a caller asks for; dates are `2026-11-22`. */
export interface RangeRequest {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tz?: string | undefined;
}

/** The days that a dashboard shows, both ends included, and as many days before them to compare with. */
export class DashboardRange {
  private constructor(
    readonly zone: TimeZone,
    readonly days: readonly LocalDay[],
    readonly before: readonly LocalDay[],
  ) {}

  /**
   * The zone is UTC, the last day today, and the range 30 days long, unless told.
   * @throws InvalidInputError naming `tz`, `from`, `to`; a range is at most 366 days
   */
  static of(request: RangeRequest, now: Date): DashboardRange {
    const { zone, from, to } = parsed(request, now.getTime());
    const count = (to - from) / DAY + 1;
    if (count < 1) throw InvalidInputError.of('from', 'must not be after "to"');
    if (count > MOST_DAYS) throw InvalidInputError.of('from', `must be at most ${MOST_DAYS} days, both ends included, before "to"`);
    const days = localDays(zone, from - count * DAY, 2 * count);
    return new DashboardRange(zone, days.slice(count), days.slice(0, count));
  }
}

function parsed({ from, to, tz = 'UTC' }: RangeRequest, now: number): { zone: TimeZone; from: number; to: number } {
  const faults: FieldFault[] = [];
  const zone = collecting(faults, () => TimeZone.parse(tz));
  const first = collecting(faults, () => dayOf(from, 'from'));
  const last = collecting(faults, () => dayOf(to, 'to'));
  if (zone === undefined || faults.length > 0) throw new InvalidInputError(faults);
  const end = last ?? todayIn(zone, now);
  return { zone, from: first ?? end - (DEFAULT_DAYS - 1) * DAY, to: end };
}

function collecting<T>(faults: FieldFault[], parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

/** The date's midnight in UTC, in milliseconds. */
function dayOf(date: string | undefined, field: string): number | undefined {
  if (date === undefined) return undefined;
  const midnight = YEARS.test(date) ? midnightOf(date) : null;
  if (midnight === null) throw InvalidInputError.of(field, 'must be a date such as 2026-11-22, from 1970 to 9998');
  return midnight;
}

/** The midnight in UTC of the date that it is in the zone. */
function todayIn(zone: TimeZone, now: number): number {
  return Math.floor((now + zone.offsetAt(now)) / DAY) * DAY;
}
