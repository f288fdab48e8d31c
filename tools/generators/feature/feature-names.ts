import pluralize from 'pluralize';
import { GeneratorError } from './generator-error.ts';
import { namesOfTemplates } from './names-of-templates.ts';
import { LANGUAGE_WORDS, TEMPLATE_WORDS } from './reserved-names.ts';
import { camel, capitalized, pascal, snake, withArticle, wordsOf } from './words.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;
/** Names of indexes are made of it, and PostgreSQL cuts names after 63 characters. */
const LONGEST_NAME = 24;
/** Folders beside the features that are none, paths of the API that no controller serves, and the file that every folder has. */
const TAKEN = ['kernel', 'migrations', 'features', 'generated', 'operations', 'docs', 'redoc', 'health', 'metrics', 'index'];

const OTHERWISE = { name: 'choose another', entity: 'say with --entity what else one is called' };

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
  assertUnlike('name', feature, { Things: pascal(many), things: camel(many) });
  assertUnlike('entity', entity, { Thing: pascal(one), thing: camel(one) });
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
  const other = OTHERWISE[option];
  if (!NAME.test(name)) throw new GeneratorError([`${option}: "${name}" is not made of small letters and digits, words joined by hyphens`]);
  if (name.length > LONGEST_NAME) throw new GeneratorError([`${option}: "${name}" has more than ${LONGEST_NAME} characters`]);
  if (TAKEN.includes(name)) throw new GeneratorError([`${option}: "${name}" is the name of something else; ${other}`]);
  if (LANGUAGE_WORDS.has(name)) throw new GeneratorError([`${option}: "${name}" is a word of the language; ${other}`]);
  if (TEMPLATE_WORDS.has(name)) throw new GeneratorError([`${option}: "${name}" means something else in generated code; ${other}`]);
}

/** @throws GeneratorError when generated code would call something of the feature like something that it imports */
function assertUnlike(option: 'name' | 'entity', name: string, words: Readonly<Record<string, string>>): void {
  const filledIn = (template: string): string => template.replace(/<%- (\w+) %>/g, (tag, word: string) => words[word] ?? tag);
  const [twice] = namesOfTemplates().flatMap(({ made, given }) => made.map(filledIn).filter((each) => given.has(each)));
  if (twice !== undefined) throw new GeneratorError([`${option}: with "${name}" generated code would call two things ${twice}; ${OTHERWISE[option]}`]);
}
