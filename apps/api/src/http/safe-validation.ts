import { ValidationService, type FieldErrors } from '@tsoa/runtime';

/** tsoa's validation, where that believes too much of what it is sent. */
export class SafeValidation extends ValidationService {
  /** ISO 8601 knows weeks and days of the year, which become no `Date`. */
  override validateDateTime(...[name, value, errors, ...rest]: Parameters<ValidationService['validateDateTime']>): Date | undefined {
    return readable(super.validateDateTime(name, value, errors, ...rest), errors, (rest[2] ?? '') + name);
  }

  /** Members are told by their texts, and an object that brings a `toString` of its own has none. */
  override validateEnum(...[name, value, ...rest]: Parameters<ValidationService['validateEnum']>): unknown {
    return super.validateEnum(name, typeof value === 'object' && value !== null ? {} : value, ...rest);
  }
}

function readable(time: Date | undefined, errors: FieldErrors, field: string): Date | undefined {
  if (!time || !Number.isNaN(time.getTime())) return time;
  errors[field] = { message: 'invalid ISO 8601 datetime format' };
  return undefined;
}
