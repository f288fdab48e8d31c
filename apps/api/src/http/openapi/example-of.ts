import { FIELD_EXAMPLES } from './field-examples.js';

type Schemas = Readonly<Record<string, object>>;

/** The keywords of a schema, as tsoa writes them, that say what an example of it looks like. */
interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly nullable?: boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const REFERENCE = '#/components/schemas/';
const BY_FORMAT: Readonly<Record<string, string>> = { 'date-time': '2026-01-31T12:00:00.000Z', date: '2026-01-31' };

/** Makes a whole example from what the schemas and their fields say by themselves. */
export class ExampleOf {
  constructor(private readonly schemas: Schemas) {}

  /** @returns undefined where the schema does not say what it is like */
  of(schema: Schema): unknown {
    return this.written(schema, '', []);
  }

  /** @param field its name, where it is one @param within the named schemas that this one lies in: one that holds itself ends there */
  private written(schema: Schema, field: string, within: readonly string[]): unknown {
    if (schema.example !== undefined) return schema.example;
    if (schema.$ref !== undefined) return this.named(schema.$ref.slice(REFERENCE.length), field, within);
    const [alternative] = schema.allOf ?? schema.anyOf ?? [];
    if (alternative) return this.written(alternative, field, within);
    if (schema.properties && Object.keys(schema.properties).length > 0) return this.object(schema.properties, within);
    return this.plain(schema, field, within);
  }

  private named(name: string, field: string, within: readonly string[]): unknown {
    const schema: Schema | undefined = this.schemas[name];
    return schema === undefined || within.includes(name) ? undefined : this.written(schema, field, [...within, name]);
  }

  private object(properties: Readonly<Record<string, Schema>>, within: readonly string[]): object {
    const fields = Object.entries(properties).map(([name, schema]) => [name, this.written(schema, name, within)] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }

  private plain(schema: Schema, field: string, within: readonly string[]): unknown {
    if (schema.enum) return schema.enum[0];
    if (schema.format !== undefined && schema.format in BY_FORMAT) return BY_FORMAT[schema.format];
    if (fits(FIELD_EXAMPLES[field], schema)) return FIELD_EXAMPLES[field];
    if (schema.default !== undefined) return schema.default;
    return this.byType(schema, within);
  }

  private byType({ type, items, minimum = 1 }: Schema, within: readonly string[]): unknown {
    if (type === 'array') return [items && this.written(items, 'id', within)].filter((item) => item !== undefined);
    if (type === 'boolean') return false;
    if (type === 'integer' || type === 'number') return minimum;
    return type === 'object' ? {} : undefined;
  }
}

function fits(value: unknown, { type, nullable = false, items }: Schema): boolean {
  if (value === null) return nullable;
  if (Array.isArray(value)) return type === 'array' && items !== undefined && items.$ref === undefined && value.every((item) => fits(item, items));
  return type === 'integer' || type === 'number' ? typeof value === 'number' : typeof value === type;
}
