import { InvalidInputError } from '../../kernel/index.js';

/** An IANA name, and none of the bare offsets (`+01:00`) that some engines take as well. */
const NAME = /^[A-Za-z][A-Za-z0-9_+/-]*$/;
const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;
const SECOND = 1000;

/** A time zone with its daylight-saving changes, as the engine's copy of the IANA database knows them. */
export class TimeZone {
  private constructor(
    readonly name: string,
    private readonly format: Intl.DateTimeFormat,
  ) {}

  /** @throws InvalidInputError naming `field` when there is no such zone */
  static parse(text: string, field = 'tz'): TimeZone {
    try {
      if (NAME.test(text)) return new TimeZone(text, new Intl.DateTimeFormat('en-US', { timeZone: text, timeZoneName: 'longOffset' }));
    } catch {
      // The engine does not know it either.
    }
    throw InvalidInputError.of(field, 'must be an IANA time zone, such as Europe/Berlin');
  }

  /** How far the zone's clocks are ahead of UTC at an instant; both in milliseconds. */
  offsetAt(instant: number): number {
    const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(this.format.format(instant)) ?? [];
    const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND;
    return sign === '-' ? -offset : offset;
  }
}
