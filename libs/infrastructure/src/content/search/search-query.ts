import type { Knex } from 'knex';

/** A last word that a person may still be typing: letters and digits with nothing behind them. */
const UNFINISHED_WORD = /(?:^|\s)([\p{L}\p{M}\p{N}]+)$/u;
/** What looks like markup to the parser is not looked for; in what is searched these are spaces as well. */
const MARKUP = /[<>]/g;
const ALTERNATIVES = /\sor\s/i;

/** What a person typed, in the language of web search: words, "phrases", -exclusions, or. */
export interface SearchQuery {
  /** The tsquery that a document has to match. */
  readonly whole: Knex.Raw;
  /** A tsquery without unfinished words that every match of `whole` matches as well; null where there is none. */
  readonly finished: Knex.Raw | null;
}

/**
 * The last word also finds words that begin like it, also where it is a stop word so far: "the" finds "theatre".
 * Between alternatives it does not: "red or gre" finds "red".
 */
export function searchQuery(knex: Knex, typed: string): SearchQuery {
  const text = typed.replaceAll(MARKUP, ' ');
  const last = UNFINISHED_WORD.exec(text)?.[1];
  if (last === undefined || ALTERNATIVES.test(text)) {
    const whole = knex.raw(`websearch_to_tsquery('document_words', ?)`, [text]);
    return { whole, finished: whole };
  }
  const [before, prefix] = [text.slice(0, -last.length), `${last}:*`];
  const unfinished = knex.raw(`(to_tsquery('document_words', ?) || to_tsquery('document_prefixes', ?))`, [prefix, prefix]);
  if (before === '') return { whole: unfinished, finished: null };
  const finished = knex.raw(`websearch_to_tsquery('document_words', ?)`, [before]);
  return { whole: knex.raw('(? && ?)', [finished, unfinished]), finished };
}
