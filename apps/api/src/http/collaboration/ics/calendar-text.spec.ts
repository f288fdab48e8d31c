import type { EventRecord } from '@halolight/application/collaboration';
import { checkedDraft, dateText, instantOf, occurrencesIn, wallTimeOf, withLastStart, withOccurrence, withoutOccurrence, type CalendarEvent, type Occurrence } from '@halolight/domain/collaboration';
import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarText as calendarParts } from './calendar-text.js';

const NOW = new Date('2026-01-01T00:00:00Z');
const calendarText = (events: readonly EventRecord[], now: Date): string => [...calendarParts(events, now)].join('');

/** What a clock in the event's zone shows. */
function record(start: string, end: string, given: Partial<CalendarEvent> = {}): EventRecord {
  const timeZone = given.timeZone ?? 'Europe/Berlin';
  const times = { start: instantOf(Date.parse(`${start}Z`), timeZone), end: instantOf(Date.parse(`${end}Z`), timeZone), timeZone };
  const details = { title: 'Planning', description: null, location: null, type: 'meeting', reminders: [], rrule: null, allDay: false };
  const draft = checkedDraft({ ...details, ...given, ...times });
  return { ...withLastStart(draft), exceptions: [], id: 7, ownerId: 1, version: 3, createdAt: NOW, updatedAt: NOW };
}

/** What a calendar program makes of the text: each occurrence as its start and end, in order. */
function readBack(text: string, until: Date): { title: string; start: string; end: string }[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const found = events.filter((event) => !event.isRecurrenceException()).flatMap((event) => {
    if (!event.isRecurring()) return [{ title: event.summary, start: shown(event.startDate), end: shown(event.endDate) }];
    const occurrences = [];
    const starts = event.iterator();
    for (let start = starts.next(); start && start.toJSDate() < until; start = starts.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(start);
      occurrences.push({ title: item.summary, start: shown(startDate), end: shown(endDate) });
    }
    return occurrences;
  });
  return found.sort((one, other) => one.start.localeCompare(other.start));
}

function shown(time: ICAL.Time): string {
  return time.isDate ? time.toString().replaceAll('-', '') : time.toJSDate().toISOString();
}

function ownView(event: EventRecord, until: Date): ReturnType<typeof readBack> {
  const text = (instant: Date) => (event.allDay ? dateText(wallTimeOf(instant, event.timeZone)) : instant.toISOString());
  const view = ({ title, start, end }: Occurrence) => ({ title, start: text(start), end: text(end) });
  const found = [...occurrencesIn(event, { start: new Date('2000-01-01'), end: until })].filter(({ start }) => start < until);
  return found.map(view).sort((one, other) => one.start.localeCompare(other.start));
}

/** @returns how often the engine was asked for what a clock shows since then, at the first call and no more after it */
function countOffsets(): () => number {
  const { prototype } = Intl.DateTimeFormat;
  const real = Object.getOwnPropertyDescriptor(prototype, 'format');
  if (!real) throw new Error('There is no format');
  let asked = 0;
  const get = function (this: Intl.DateTimeFormat): unknown {
    asked += 1;
    return real.get?.call(this);
  };
  Object.defineProperty(prototype, 'format', { ...real, get });
  return () => {
    Object.defineProperty(prototype, 'format', real);
    return asked;
  };
}

const line = (text: string, name: string) => text.replaceAll('\r\n ', '').split('\r\n').find((each) => each.startsWith(name));

describe('the text of a calendar', () => {
  it('is one iCalendar object that a calendar program reads', () => {
    const event = record('2026-01-05T09:00', '2026-01-05T10:00', { description: 'Figures', location: 'Room 1' });
    const text = calendarText([event], NOW);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r\n]+\r\n[^]*END:VCALENDAR\r\n$/);
    const [component] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    const read = new ICAL.Event(component);
    expect(read).toMatchObject({ uid: 'calendar-event-7@halolight', summary: 'Planning', description: 'Figures', location: 'Room 1', sequence: 2 });
    expect(readBack(text, new Date('2027-01-01'))).toEqual([{ title: 'Planning', start: '2026-01-05T08:00:00.000Z', end: '2026-01-05T09:00:00.000Z' }]);
    expect(text).not.toContain('VTIMEZONE');
  });

  it('may have nothing in it', () => {
    expect(new ICAL.Component(ICAL.parse(calendarText([], NOW))).getAllSubcomponents()).toEqual([]);
  });

  it.each([
    'Semicolon; comma, backslash \\ and "quotes"',
    'Two\nlines\r\nand a third\ralso',
    'END:VCALENDAR\r\nBEGIN:VEVENT',
    `${'äöü€𝄞'.repeat(60)} end`,
    'x'.repeat(200),
  ])('says what it says, whatever that is: %s', (title) => {
    const text = calendarText([record('2026-01-05T09:00', '2026-01-05T10:00', { title, description: title })], NOW);
    expect(text.split('\r\n').every((each) => Buffer.byteLength(each) <= 75 && !/[\r\n]/.test(each))).toBe(true);
    const [component] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    expect(new ICAL.Event(component).summary).toBe(title.replaceAll(/\r\n?/g, '\n'));
  });

  it('leaves out control characters', () => {
    expect(line(calendarText([record('2026-01-05T09:00', '2026-01-05T10:00', { title: 'a\u0007b\tc' })], NOW), 'SUMMARY')).toBe('SUMMARY:ab\tc');
  });

  it.each([
    ['2026-01-05T09:00', 'FREQ=DAILY;COUNT=400', 'Europe/Berlin'],
    ['2026-01-05T09:00', 'FREQ=WEEKLY;BYDAY=MO,WE,FR', 'Europe/Berlin'],
    ['2026-01-05T09:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU', 'America/New_York'],
    ['2026-01-05T09:00', 'FREQ=WEEKLY;UNTIL=20260701', 'America/New_York'],
    ['2026-01-05T23:30', 'FREQ=DAILY;UNTIL=20260401T120000Z', 'Australia/Sydney'],
    ['2026-01-31T09:00', 'FREQ=MONTHLY', 'Asia/Kolkata'],
    ['2026-01-31T09:00', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'Pacific/Auckland'],
    ['2026-01-30T20:00', 'FREQ=MONTHLY;BYDAY=-1FR', 'America/Los_Angeles'],
    ['2026-01-30T09:00', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'Europe/London'],
    ['2028-02-29T09:00', 'FREQ=YEARLY', 'Europe/Berlin'],
    ['2028-02-29T09:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'Europe/Berlin'],
    ['2026-06-15T09:00', 'FREQ=YEARLY;INTERVAL=2', 'Europe/Berlin'],
    ['2026-11-26T09:00', 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'America/New_York'],
    ['2026-01-05T09:00', 'FREQ=DAILY;INTERVAL=3', 'UTC'],
    ['2026-01-05T09:00', 'FREQ=WEEKLY', 'Africa/Casablanca'],
    ['2015-06-01T09:00', 'FREQ=WEEKLY', 'Europe/Istanbul'],
    ['2026-01-05T09:00', 'FREQ=WEEKLY', 'Etc/GMT+5'],
    ['2026-01-05T09:00', 'FREQ=DAILY;INTERVAL=2;BYDAY=MO,WE', 'Europe/Berlin'],
    ['2026-01-05T08:00', 'FREQ=DAILY;BYHOUR=8,9;BYMINUTE=0,30;COUNT=1500', 'America/New_York'],
    ['2026-03-27T09:00', 'FREQ=HOURLY;INTERVAL=7;COUNT=50', 'Asia/Tokyo'],
    ['2026-04-10T09:00', 'FREQ=YEARLY;BYYEARDAY=100,200', 'Europe/Berlin'],
    ['2026-01-05T09:00', 'FREQ=WEEKLY;BYDAY=TU;COUNT=10', 'Europe/Berlin'],
    ['2026-01-05T09:00', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'Europe/London'],
  ])('repeats from %s by %s in %s as our own occurrences do', (start, rrule, timeZone) => {
    const event = record(start, start.replace(/T\d\d/, (hour) => (hour === 'T23' ? hour : 'T22')).replace(':30', ':45'), { rrule, timeZone });
    const until = new Date('2033-01-01');
    const own = ownView(event, until);
    expect(own.length).toBeGreaterThan(0);
    expect(readBack(calendarText([event], NOW), until)).toEqual(own);
  });

  it.each([['01:30', '02:00'], ['00:30', '01:30']])('says which of two like hours an event is in that lasts from %s to %s', (start, end) => {
    const times = { start: new Date(`2026-10-25T${start}:00Z`), end: new Date(`2026-10-25T${end}:00Z`) };
    const event = withLastStart({ ...record('2026-10-25T04:00', '2026-10-25T05:00', { rrule: 'FREQ=DAILY;COUNT=3' }), ...times });
    const until = new Date('2026-11-30');
    expect(ownView(event, until)).toHaveLength(3);
    expect(readBack(calendarText([event], NOW), until)).toEqual(ownView(event, until));
  });

  it.each(['FREQ=WEEKLY', 'FREQ=DAILY;UNTIL=20260410', 'FREQ=MONTHLY;COUNT=5'])('repeats whole days by %s as days', (rrule) => {
    const event = record('2026-03-27T00:00', '2026-03-29T00:00', { rrule, allDay: true });
    const until = new Date('2026-12-30');
    expect(readBack(calendarText([event], NOW), until)).toEqual(ownView(event, until));
  });

  it('has what was changed of single occurrences, and not what was cancelled', () => {
    const weekly = record('2026-03-02T09:00', '2026-03-02T10:00', { rrule: 'FREQ=WEEKLY;COUNT=6' });
    const [, second, third, fourth] = [...occurrencesIn(weekly, { start: NOW, end: new Date('2027-01-01') })];
    const of = (occurrence: Occurrence | undefined) => {
      if (!occurrence?.occurrenceStart) throw new Error('There is no such occurrence');
      return { ...occurrence, occurrenceStart: occurrence.occurrenceStart };
    };
    const moved = { title: 'Special; moved', start: new Date('2026-04-01T12:00:00Z'), end: new Date('2026-04-01T13:00:00Z') };
    const changed = withOccurrence(withoutOccurrence(weekly, of(second).occurrenceStart), of(third), moved);
    const event = { ...weekly, ...withOccurrence(changed, of(fourth), { title: 'Renamed' }) };
    const until = new Date('2027-01-01');
    expect(ownView(event, until)).toHaveLength(5);
    expect(readBack(calendarText([event], NOW), until)).toEqual(ownView(event, until));
  });

  it('does the same for whole days', () => {
    const daily = record('2026-03-27T00:00', '2026-03-28T00:00', { rrule: 'FREQ=DAILY;COUNT=4', allDay: true });
    const event = { ...daily, ...withoutOccurrence(daily, instantOf(Date.parse('2026-03-29T00:00Z'), 'Europe/Berlin')) };
    expect(readBack(calendarText([event], NOW), new Date('2027-01-01'))).toEqual(ownView(event, new Date('2027-01-01')));
  });

  it('knows a zone by one name, however it is spelled', () => {
    const spelled = ['europe/BERLIN', 'Europe/Berlin', 'EUROPE/berlin', 'Asia/Kolkata', 'asia/calcutta'];
    const text = calendarText(spelled.map((timeZone) => record('2026-01-05T09:00', '2026-01-05T10:00', { timeZone, rrule: 'FREQ=DAILY;COUNT=3' })), NOW);
    expect(text.match(/^TZID:.*/gm)).toEqual(['TZID:Europe/Berlin', 'TZID:Asia/Kolkata']);
    expect(text.match(/^DTSTART;TZID=[^:]*/gm)).toEqual([...Array(3).fill('DTSTART;TZID=Europe/Berlin'), ...Array(2).fill('DTSTART;TZID=Asia/Kolkata')]);
  });

  it('looks for the changes of clocks once, however often it is read', () => {
    const zones = Intl.supportedValuesOf('timeZone').slice(0, 60);
    const events = zones.map((timeZone) => record('1900-02-05T09:00', '1900-02-05T10:00', { timeZone, rrule: 'FREQ=DAILY' }));
    const first = calendarText(events, NOW);
    const asked = countOffsets();
    expect(calendarText(events, NOW)).toBe(first);
    // What is left is to write times: some for each event, and none for each change of a clock.
    expect(asked()).toBeLessThan(20 * zones.length);
  });

  it('describes each zone once', () => {
    const events = ['Europe/Berlin', 'Europe/Berlin', 'Asia/Tokyo'].map((timeZone) => record('2026-01-05T09:00', '2026-01-05T10:00', { timeZone, rrule: 'FREQ=DAILY' }));
    const zones = new ICAL.Component(ICAL.parse(calendarText(events, NOW))).getAllSubcomponents('vtimezone');
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual(['Europe/Berlin', 'Asia/Tokyo']);
  });
});
