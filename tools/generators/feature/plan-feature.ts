import type { FeatureOptions } from './feature-options.ts';
import { featureNames } from './feature-names.ts';
import type { Field } from './fields/field.ts';
import { parseFields } from './fields/parse-fields.ts';
import { GeneratorError } from './generator-error.ts';
import type { Feature } from './template-values.ts';

const NUMBERED = /^(\d{4})-.*\.ts$/;

/**
 * What to make, from what was asked for.
 * @param migrations the names of the files beside which the new migration will stand
 * @throws GeneratorError with a line for each fault
 */
export function planFeature(options: FeatureOptions, migrations: readonly string[]): Feature {
  const names = featureNames(options.name, options.entity);
  const fields = parseFields(options.fields, names.Thing);
  const hasOwner = options.owner ?? true;
  if (!hasOwner && fields.every(({ values }) => values.filter === null)) {
    throw new GeneratorError(['fields: a list of these could not be filtered by anything; add a field of another type than datetime, or an owner']);
  }
  return { names, fields, hasOwner, searched: searchedFields(fields, options.searchable), migration: `${nextNumber(migrations)}-${names.folder}` };
}

function searchedFields(fields: readonly Field[], searchable: string | undefined): Field[] {
  const texts = fields.filter(({ values }) => values.isSearched);
  if (searchable === undefined) return texts;
  if (searchable === 'none') return [];
  return searchable.split(',').map((name) => {
    const field = texts.find((text) => text.name === name.trim());
    if (!field) throw new GeneratorError([`searchable: "${name}" is none of the string and text fields${texts.map((text) => ` ${text.name}`).join(',')}; name some of those, or say none`]);
    return field;
  });
}

function nextNumber(migrations: readonly string[]): string {
  const numbers = migrations.map((file) => Number(NUMBERED.exec(file)?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}
