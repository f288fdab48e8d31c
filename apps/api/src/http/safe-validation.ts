import { ValidationService, type FieldErrors, type TsoaRoute } from '@tsoa/runtime';
import { BoundedErrors } from './bounded-errors.js';

const NOT_READABLE = 'invalid ISO 8601 datetime format';
const WITHOUT_ZONE = 'must be a time with its offset from UTC, such as 2026-03-01T09:00:00Z';
const OFFSET = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

type Nested = Parameters<ValidationService['validateNestedObjectLiteral']>;

/** tsoa's validation, where that believes too much of what it is sent, or takes longer over it than it is long. */
export class SafeValidation extends ValidationService {
  private readonly bounds = new WeakMap<FieldErrors, BoundedErrors>();

  /** tsoa goes through all there is, and counts the errors so far at every object and list: it is stopped before they are many. */
  override ValidateParam(...[property, value, name, errors, ...rest]: Parameters<ValidationService['ValidateParam']>): unknown {
    const bound = this.bounds.get(errors) ?? this.bind(errors);
    return bound.isFull ? undefined : super.ValidateParam(property, value, name, bound.fields, ...rest);
  }

  /** What has too many entries is not looked through. */
  override validateArray(...[name, value, errors, isBody, schema, validators, parent = '']: Parameters<ValidationService['validateArray']>): unknown[] | undefined {
    const most = validators?.maxItems;
    if (!most || !Array.isArray(value) || value.length <= most.value) return super.validateArray(name, value, errors, isBody, schema, validators, parent);
    errors[parent + name] = { message: most.errorMsg ?? `maxItems ${most.value}` };
    return undefined;
  }

  /** tsoa copies the unknown fields that it found at each further one. */
  override validateNestedObjectLiteral(...[name, value, errors, isBody, properties, additional, parent]: Nested): unknown {
    if (properties && !additional) removeUnknown(value, properties, errors, parent + name);
    return super.validateNestedObjectLiteral(name, value, errors, isBody, properties, additional, parent);
  }

  /** ISO 8601 knows weeks and days of the year, which become no `Date`, and times and days that are another instant in each zone. */
  override validateDateTime(...[name, value, errors, ...rest]: Parameters<ValidationService['validateDateTime']>): Date | undefined {
    const time = super.validateDateTime(name, value, errors, ...rest);
    if (!time) return undefined;
    const fault = Number.isNaN(time.getTime()) ? NOT_READABLE : isZoned(String(value)) ? null : WITHOUT_ZONE;
    if (fault === null) return time;
    errors[(rest[2] ?? '') + name] = { message: fault };
    return undefined;
  }

  /** Members are told by their texts, and an object that brings a `toString` of its own has none. */
  override validateEnum(...[name, value, ...rest]: Parameters<ValidationService['validateEnum']>): unknown {
    return super.validateEnum(name, typeof value === 'object' && value !== null ? {} : value, ...rest);
  }

  private bind(errors: FieldErrors): BoundedErrors {
    const bound = new BoundedErrors(errors);
    this.bounds.set(errors, bound).set(bound.fields, bound);
    return bound;
  }
}

/** A day that ends in -01 is no time with an offset. */
function isZoned(text: string): boolean {
  const [, time] = text.toUpperCase().split('T');
  return time !== undefined && OFFSET.test(time);
}

function removeUnknown(value: unknown, known: Readonly<Record<string, TsoaRoute.PropertySchema>>, errors: FieldErrors, path: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(known, key)) continue;
    errors[`${path}.${key}`] = { message: `"${key}" is an excess property and therefore is not allowed` };
    Reflect.deleteProperty(value, key);
  }
}
