import type { Knex } from 'knex';

/** A last word that a person may still be typing: letters and digits with nothing behind them. */
const UNFINISHED_WORD = /(?:^|\s)([\p{L}\p{M}\p{N}]+)$/u;

/**
 * The tsquery for what a person typed, in the language of web search: words, "phrases", -exclusions, or.
 * The last word also finds words that begin like it, also where it is a stop word so far: "the" finds "theatre".
 */
export function searchQuery(knex: Knex, text: string): Knex.Raw {
  const last = UNFINISHED_WORD.exec(text)?.[1];
  if (last === undefined) return knex.raw(`websearch_to_tsquery('document_words', ?)`, [text]);
  const before = text.slice(0, -last.length);
  const prefix = `${last}:*`;
  return knex.raw(
    `(websearch_to_tsquery('document_words', ?)
      || (websearch_to_tsquery('document_words', ?) && (to_tsquery('document_words', ?) || to_tsquery('document_prefixes', ?))))`,
    [text, before, prefix, prefix],
  );
}
