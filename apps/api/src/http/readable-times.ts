import { ValidationService, type FieldErrors } from '@tsoa/runtime';

/** tsoa's validation, but that a time has to be one which JavaScript reads: ISO 8601 knows weeks and days of the year, which become no `Date`. */
export class ReadableTimes extends ValidationService {
  override validateDateTime(...[name, value, errors, ...rest]: Parameters<ValidationService['validateDateTime']>): Date | undefined {
    return readable(super.validateDateTime(name, value, errors, ...rest), errors, (rest[2] ?? '') + name);
  }
}

function readable(time: Date | undefined, errors: FieldErrors, field: string): Date | undefined {
  if (!time || !Number.isNaN(time.getTime())) return time;
  errors[field] = { message: 'invalid ISO 8601 datetime format' };
  return undefined;
}
