import type { Knex } from 'knex';
import type { SearchQuery } from './search-query.js';

/** Characters that an excerpt is taken from. */
const LOOKED_AT = 20_000;
/** Characters that two parts of a text share, so that what is cut by the end of one stands whole in the next. */
const SHARED = 200;
/** Of so many parts that may hold what was found each one is read closely. */
const READ_AT_MOST = 10;
const OPTIONS = 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" … "';
const ESCAPES = [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["''", '&#39;']];

const BEGINNING = `left(documents.content, ${LOOKED_AT})`;
/** Takes `likely` and `any`: the first part of the text in which a word that is wanted stands, as far as it is looked for. */
const PLACE = `coalesce((
  select part from (
    select part from generate_series(1, length(documents.content), ${LOOKED_AT - SHARED}) as start, substr(documents.content, start, ${LOOKED_AT}) as part
    where unaccent(part) ~* :likely limit ${READ_AT_MOST}) as parts
  where to_tsvector('document_words', translate(part, '<>', '  ')) @@ :any limit 1), ${BEGINNING})`;

/**
 * The column `highlight`: HTML with what was found in `mark`.
 * The text is escaped before it is marked, so that every < in the answer is one of ours, whatever somebody wrote.
 * It is from the beginning of a document where that answers the search; where it does not, words that are wanted are looked for one by one.
 */
export function highlightColumn(knex: Knex, { whole, wanted }: SearchQuery): Knex.Raw {
  return knex.raw(
    `(select case when strpos(beginning, '<mark>') > 0 then beginning else ${headline(PLACE, ':any')} end
      from (select ${headline(BEGINNING, ':whole')} as beginning offset 0) as highlights) as highlight`,
    { whole, any: wanted.any, likely: wanted.likely, options: OPTIONS },
  );
}

function headline(content: string, query: string): string {
  const text = `concat_ws(E'\\n', documents.title, nullif(array_to_string(documents.tags, ', '), ''), ${content})`;
  return `ts_headline('document_words', ${ESCAPES.reduce((escaped, [character, entity]) => `replace(${escaped}, '${character}', '${entity}')`, text)}, ${query}, :options)`;
}
