import { InvalidInputError } from '../../kernel/index.js';
import { EARLIEST_EVENT, LATEST_EVENT, type Span } from './event-times.js';

const LONGEST_MS = 366 * 86_400_000;

/**
 * The span that a calendar is looked at in; where one side is missing, it is as long as it may be. Null when both are.
 * @throws InvalidInputError naming `from` or `to`
 */
export function calendarRange(from: Date | undefined, to: Date | undefined): Span | null {
  const start = from ?? (to && new Date(to.getTime() - LONGEST_MS));
  const end = to ?? (from && new Date(from.getTime() + LONGEST_MS));
  if (!start || !end) return null;
  const outside = Object.entries({ from, to }).filter(([, given]) => given && !(given >= EARLIEST_EVENT && given <= LATEST_EVENT));
  if (outside.length > 0) throw new InvalidInputError(outside.map(([field]) => ({ field, message: 'Must lie between the years 1900 and 2400' })));
  if (start >= end) throw InvalidInputError.of('to', 'Must be after from');
  if (end.getTime() - start.getTime() > LONGEST_MS) throw InvalidInputError.of('to', 'Must be at most 366 days after from');
  return { start, end };
}
