import type { Knex } from 'knex';
import { wantedWords, type WantedWords } from './wanted-words.js';

/** A last word that a person may still be typing, neither quoted nor excluded: `repo`, `smith-jon`, `user@exam`, `v1.2`. */
const UNFINISHED_WORD = /(?:^|\s)((?!-)[^\s"]+)$/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
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
  readonly wanted: WantedWords;
}

/**
 * The last word also finds words that begin like it, also where it is a stop word so far: "the" finds "theatre".
 * Between alternatives it does not: "red or gre" finds "red".
 */
export async function searchQuery(knex: Knex, typed: string): Promise<SearchQuery> {
  const text = typed.replaceAll(MARKUP, ' ');
  const word = UNFINISHED_WORD.exec(text)?.[1];
  if (word === undefined || !LETTER_OR_DIGIT.test(word) || ALTERNATIVES.test(text)) {
    const whole = knex.raw(`websearch_to_tsquery('document_words', ?)`, [text]);
    return { whole, lookedUp: whole, wanted: wantedWords(knex, text) };
  }
  const [before, unfinished] = [text.slice(0, -word.length), beginningOf(knex, word)];
  const wanted = wantedWords(knex, text, { word, query: unfinished });
  if (before === '') return { whole: unfinished, lookedUp: unfinished, wanted };
  const finished = knex.raw(`websearch_to_tsquery('document_words', ?)`, [before]);
  const whole = knex.raw('(? && ?)', [finished, unfinished]);
  // For "budget re" the index would collect every document that has a word beginning with "re" before it compares.
  return { whole, lookedUp: (await expectedMatches(knex, finished)) > COMPARED_AT_MOST ? whole : finished, wanted };
}

/** The condition that asks the index. Of nothing but stop words the query is empty: every document is to be compared then. */
export function lookUp(knex: Knex, query: Knex.Raw): Knex.Raw {
  return knex.raw('(numnode(?) = 0 or documents.search @@ ?)', [query, query]);
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
