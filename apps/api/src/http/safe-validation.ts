import { ValidationService, type FieldErrors, type TsoaRoute } from '@tsoa/runtime';
import { BoundedErrors } from './bounded-errors.js';

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

  /** ISO 8601 knows weeks and days of the year, which become no `Date`. */
  override validateDateTime(...[name, value, errors, ...rest]: Parameters<ValidationService['validateDateTime']>): Date | undefined {
    return readable(super.validateDateTime(name, value, errors, ...rest), errors, (rest[2] ?? '') + name);
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

function removeUnknown(value: unknown, known: Readonly<Record<string, TsoaRoute.PropertySchema>>, errors: FieldErrors, path: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(known, key)) continue;
    errors[`${path}.${key}`] = { message: `"${key}" is an excess property and therefore is not allowed` };
    Reflect.deleteProperty(value, key);
  }
}

function readable(time: Date | undefined, errors: FieldErrors, field: string): Date | undefined {
  if (!time || !Number.isNaN(time.getTime())) return time;
  errors[field] = { message: 'invalid ISO 8601 datetime format' };
  return undefined;
}
