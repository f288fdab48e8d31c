import type { Knex } from 'knex';

/** Characters of a text that an excerpt is looked for in; a longer text is not read to its end for every row of a page. */
const LOOKED_AT = 20_000;
const OPTIONS = 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" … "';
const TEXT = `concat_ws(E'\\n', documents.title, nullif(array_to_string(documents.tags, ', '), ''), left(documents.content, ${LOOKED_AT}))`;

/**
 * The column `highlight`: HTML with what was found in `mark`.
 * The text is escaped before it is marked, so that every < in the answer is one of ours, whatever somebody wrote.
 */
export function highlightColumn(knex: Knex, query: Knex.Raw): Knex.Raw {
  const escapes = [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["''", '&#39;']];
  const escaped = escapes.reduce((text, [character, entity]) => `replace(${text}, '${character}', '${entity}')`, TEXT);
  return knex.raw(`ts_headline('document_words', ${escaped}, ?, ?) as highlight`, [query, OPTIONS]);
}
