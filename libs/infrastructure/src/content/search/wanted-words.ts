import type { Knex } from 'knex';

const EXCLUSIONS = /(?<=^|\s)-(?:"[^"]*"?|\S*)/g;
const QUOTED = String.raw`'''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''''`;
/** An ending may differ from that of the lexeme, a letter before it seldom. */
const BEGINNING = String.raw`regexp_replace(left(trimmed, greatest(length(trimmed) - 1, 1)), '(\W)', '\\\1', 'g')`;
const BEGINNINGS = String.raw`
  (select '\m(' || string_agg(${BEGINNING}, '|') || ')'
   from unnest(to_tsvector('document_words', :text) || to_tsvector('document_prefixes', :word)), regexp_replace(lexeme, '^\W+', '') as trimmed
   where trimmed <> '')`;

/** What a search wants to be found, word by word, however they have to stand together. */
export interface WantedWords {
  /** The tsquery that each of them matches by itself. */
  readonly any: Knex.Raw;
  /** A regular expression for texts without accents that may hold one: cheap to look for, and true of more than `any` matches. */
  readonly likely: Knex.Raw;
}

/** The last word, and the tsquery of what begins like it. */
export interface UnfinishedWord {
  readonly word: string;
  readonly query: Knex.Raw;
}

export function wantedWords(knex: Knex, typed: string, unfinished?: UnfinishedWord): WantedWords {
  const text = typed.replaceAll(EXCLUSIONS, '');
  const finished = knex.raw(`(select string_agg(${QUOTED}, ' | ')::tsquery from unnest(to_tsvector('document_words', ?)))`, [text]);
  return {
    any: unfinished ? knex.raw(`(coalesce(?, '') || ?)`, [finished, unfinished.query]) : finished,
    likely: knex.raw(BEGINNINGS, { text, word: unfinished?.word ?? '' }),
  };
}
