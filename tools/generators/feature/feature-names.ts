import pluralize from 'pluralize';
import { GeneratorError } from './generator-error.ts';
import { LANGUAGE_WORDS, TEMPLATE_WORDS } from './reserved-names.ts';
import { camel, capitalized, pascal, snake, withArticle, wordsOf } from './words.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
/** Names of indexes are made of it, and PostgreSQL cuts names after 63 characters. */
const LONGEST_NAME = 24;
/** Folders beside the features that are none, paths of the API that no controller serves, and the file that every folder has. */
const TAKEN = ['kernel', 'migrations', 'features', 'generated', 'operations', 'docs', 'redoc', 'health', 'metrics', 'index'];

/** What a feature and one of its things are called, as templates and paths say it. */
export interface FeatureNames {
  /** `blog-posts`: folders, path and permissions. */
  readonly folder: string;
  /** `blog-post`: names of files. */
  readonly file: string;
  /** `blog_posts` */
  readonly table: string;
  /** `blog_post`: events and their subject. */
  readonly subject: string;
  readonly Thing: string;
  readonly thing: string;
  readonly Things: string;
  readonly things: string;
  readonly THING: string;
  /** `blog post` */
  readonly one: string;
  readonly many: string;
  readonly One: string;
  readonly Many: string;
  /** `a blog post` */
  readonly aThing: string;
  readonly AThing: string;
}

/** @throws GeneratorError when `feature` is no name, or one of its things cannot be named after it */
export function featureNames(feature: string, entity: string = pluralize.singular(feature)): FeatureNames {
  assertName('name', feature);
  assertName('entity', entity);
  if (entity === feature) throw new GeneratorError([`name: "${feature}" is not more than one; say books, or what one is called with --entity`]);
  const [many, one] = [wordsOf(feature), wordsOf(entity)];
  return {
    folder: feature,
    file: entity,
    table: snake(many),
    subject: snake(one),
    Thing: pascal(one),
    thing: camel(one),
    Things: pascal(many),
    things: camel(many),
    THING: snake(one).toUpperCase(),
    one: one.join(' '),
    many: many.join(' '),
    One: capitalized(one.join(' ')),
    Many: capitalized(many.join(' ')),
    aThing: withArticle(one.join(' ')),
    AThing: capitalized(withArticle(one.join(' '))),
  };
}

function assertName(option: 'name' | 'entity', name: string): void {
  const other = option === 'name' ? 'choose another' : 'say with --entity what else one is called';
  if (!NAME.test(name)) throw new GeneratorError([`${option}: "${name}" is not made of small letters and digits, words joined by hyphens`]);
  if (name.length > LONGEST_NAME) throw new GeneratorError([`${option}: "${name}" has more than ${LONGEST_NAME} characters`]);
  if (TAKEN.includes(name)) throw new GeneratorError([`${option}: "${name}" is the name of something else; ${other}`]);
  if (LANGUAGE_WORDS.has(name)) throw new GeneratorError([`${option}: "${name}" is a word of the language; ${other}`]);
  if (TEMPLATE_WORDS.has(name)) throw new GeneratorError([`${option}: "${name}" means something else in generated code; ${other}`]);
}
