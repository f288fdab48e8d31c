import { offsetAt, zoneIdOf } from '@halolight/domain/kernel';
import { contentLine } from './content-line.js';
import { wallText } from './time-text.js';

/** No zone puts its clocks forward and back within so short a time. */
const STEP_MS = 20 * 86_400_000;
/** About ten years. */
const SPAN_MS = 180 * STEP_MS;
/** The changes in ten years of a zone, which cost 3 ms to find: at most fifty spans, from 1900 to 2400, of each zone that there is. */
const known = new Map<string, readonly OffsetChange[]>();

interface OffsetChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * A VTIMEZONE, RFC 5545 section 3.6.5, from the same data that our own occurrences come from: every change of the clocks in the span is listed.
 * Afterwards clocks are said to stay as they are, so the span ends well after what anybody looks at.
 */
export function timeZoneComponent(timeZone: string, start: Date, end: Date): string {
  const first = offsetAt(start, timeZone);
  const changes = offsetChanges(timeZone, start.getTime(), end.getTime());
  const alike = Map.groupBy(changes, ({ before, after }) => `${before} ${after}`);
  return [
    contentLine('BEGIN', 'VTIMEZONE'),
    contentLine('TZID', timeZone),
    observance([{ at: start.getTime(), before: first, after: first }]),
    ...[...alike.values()].map(observance),
    contentLine('END', 'VTIMEZONE'),
  ].join('');
}

function observance(changes: readonly OffsetChange[]): string {
  const [{ before, after } = { before: 0, after: 0 }] = changes;
  const kind = after > before ? 'DAYLIGHT' : 'STANDARD';
  // The clock that is about to be changed shows when.
  const times = changes.map(({ at }) => wallText(at + before));
  return [
    contentLine('BEGIN', kind),
    contentLine('DTSTART', times[0] ?? ''),
    // One by one: there are programs that read only the first of a list.
    ...times.map((time) => contentLine('RDATE', time)),
    contentLine('TZOFFSETFROM', offsetText(before)),
    contentLine('TZOFFSETTO', offsetText(after)),
    contentLine('END', kind),
  ].join('');
}

function offsetChanges(timeZone: string, start: number, end: number): OffsetChange[] {
  const changes: OffsetChange[] = [];
  for (let span = Math.floor(start / SPAN_MS); span * SPAN_MS < end; span += 1) changes.push(...changesInSpan(timeZone, span));
  return changes.filter(({ at }) => at > start && at <= end);
}

function changesInSpan(timeZone: string, span: number): readonly OffsetChange[] {
  const key = `${zoneIdOf(timeZone)} ${span}`;
  const changes = known.get(key) ?? findChanges(timeZone, span * SPAN_MS, (span + 1) * SPAN_MS);
  known.set(key, changes);
  return changes;
}

function findChanges(timeZone: string, start: number, end: number): OffsetChange[] {
  const offset = (at: number): number => offsetAt(at, timeZone);
  const changes: OffsetChange[] = [];
  for (let [from, before] = [start, offset(start)]; from < end; from += STEP_MS) {
    const after = offset(from + STEP_MS);
    if (after !== before) changes.push({ at: changeBetween(from, from + STEP_MS, before, offset), before, after });
    before = after;
  }
  return changes;
}

/** The first second at which the offset is not `before` any more. */
function changeBetween(from: number, to: number, before: number, offset: (at: number) => number): number {
  let [old, changed] = [Math.floor(from / 1000), Math.ceil(to / 1000)];
  while (changed - old > 1) {
    const middle = Math.floor((old + changed) / 2);
    if (offset(middle * 1000) === before) old = middle;
    else changed = middle;
  }
  return changed * 1000;
}

/** `+0130`, with seconds only where there are any, RFC 5545 section 3.3.14. */
function offsetText(milliseconds: number): string {
  const seconds = Math.abs(milliseconds) / 1000;
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
  const text = parts[2] === '00' ? parts.slice(0, 2) : parts;
  return `${milliseconds < 0 ? '-' : '+'}${text.join('')}`;
}
