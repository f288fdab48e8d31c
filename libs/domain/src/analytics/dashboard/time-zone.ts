import { InvalidInputError, isTimeZone, offsetAt } from '../../kernel/index.js';

/** An IANA name, and none of the bare offsets (`+01:00`) that some engines take as well. */
const NAME = /^[A-Za-z][A-Za-z0-9_+/-]*$/;

/** A time zone with its daylight-saving changes, as the engine's copy of the IANA database knows them. */
export class TimeZone {
  private constructor(readonly name: string) {}

  /** @throws InvalidInputError naming `field` when there is no such zone */
  static parse(text: string, field = 'tz'): TimeZone {
    if (NAME.test(text) && isTimeZone(text)) return new TimeZone(text);
    throw InvalidInputError.of(field, 'must be an IANA time zone, such as Europe/Berlin');
  }

  /** How far the zone's clocks are ahead of UTC at an instant; both in milliseconds. */
  offsetAt(instant: number): number {
    return offsetAt(instant, this.name);
  }
}
