import type { Knex } from 'knex';

/** A last word that a person may still be typing, neither quoted nor excluded: `repo`, `smith-jon`, `user@exam`, `v1.2`. */
const UNFINISHED_WORD = /(?:^|\s)((?!-)[^\s"]*[\p{L}\p{N}][^\s"]*)$/u;
/** Of letters and digits alone: the parser takes it for one word, finished or not. */
const PLAIN_WORD = /^[\p{L}\p{M}\p{N}]+$/u;
/** What looks like markup to the parser is not looked for; in what is searched these are spaces as well. */
const MARKUP = /[<>]/g;
const ALTERNATIVES = /\sor\s/i;
/** Of so many documents each one can be looked at. */
const COMPARED_AT_MOST = 10_000;

/** What a person typed, in the language of web search: words, "phrases", -exclusions, or. */
export interface SearchQuery {
  /** The tsquery that a document has to match. */
  readonly whole: Knex.Raw;
  /** The tsquery that the index is asked for: `whole`, or what every match of `whole` matches as well. */
  readonly lookedUp: Knex.Raw;
}

/**
 * The last word also finds words that begin like it, also where it is a stop word so far: "the" finds "theatre".
 * Between alternatives it does not: "red or gre" finds "red".
 */
export async function searchQuery(knex: Knex, typed: string): Promise<SearchQuery> {
  const text = typed.replaceAll(MARKUP, ' ');
  const last = UNFINISHED_WORD.exec(text)?.[1];
  if (last === undefined || ALTERNATIVES.test(text)) return lookedUpWhole(knex.raw(`websearch_to_tsquery('document_words', ?)`, [text]));
  const before = text.slice(0, -last.length);
  const unfinished = beginningOf(knex, last);
  if (before === '') return lookedUpWhole(unfinished);
  const finished = knex.raw(`websearch_to_tsquery('document_words', ?)`, [before]);
  const whole = knex.raw('(? && ?)', [finished, unfinished]);
  // For "budget re" the index would collect every document that has a word beginning with "re" before it compares.
  return (await expectedMatches(knex, finished)) > COMPARED_AT_MOST ? lookedUpWhole(whole) : { whole, lookedUp: finished };
}

/** The condition that asks the index. Of nothing but stop words the query is empty: every document is to be compared then. */
export function lookUp(knex: Knex, query: Knex.Raw): Knex.Raw {
  return knex.raw('(numnode(?) = 0 or documents.search @@ ?)', [query, query]);
}

function lookedUpWhole(whole: Knex.Raw): SearchQuery {
  return { whole, lookedUp: whole };
}

/** What begins with `word`: in the language, and unstemmed; of a compound also its whole, since the parser knows `user@exam` for no address yet. */
function beginningOf(knex: Knex, word: string): Knex.Raw {
  const prefix = `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}':*`;
  const parts = eitherOf(knex, knex.raw(`to_tsquery('document_words', ?)`, [prefix]), knex.raw(`to_tsquery('document_prefixes', ?)`, [prefix]));
  return PLAIN_WORD.test(word) ? parts : knex.raw('(? || lower(?)::tsquery)', [parts, prefix]);
}

/** The index would look for the same twice. */
function eitherOf(knex: Knex, one: Knex.Raw, other: Knex.Raw): Knex.Raw {
  return knex.raw('(case when ? = ? then ? else ? || ? end)', [one, other, one, one, other]);
}

interface ExplainedRow {
  readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[];
}

/** How many documents the planner expects to be left to compare; it does not look. */
async function expectedMatches(knex: Knex, query: Knex.Raw): Promise<number> {
  const { rows } = await knex.raw<{ rows: ExplainedRow[] }>('explain (format json) select from documents where ?', [lookUp(knex, query)]);
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}
