import type { Knex } from 'knex';
import type { SearchQuery } from './search-query.js';

/** Characters that an excerpt is taken from. */
const LOOKED_AT = 20_000;
/** Of so many places that may hold what was found each one is read closely. */
const READ_AT_MOST = 3;
const OPTIONS = 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" … "';
const ESCAPES = [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["''", '&#39;']];

const BEGINNING = `left(documents.content, ${LOOKED_AT})`;
/**
 * Takes `likely` and `any`: what stands around the first word that is wanted, as far as it is looked for. The text is read from its place once, and without its
 * accents as a whole: cutting it into parts would read all that comes before with each. Where accents change its length, places are moved by as much.
 */
const PLACE = `coalesce((
  with recursive texts as materialized (select documents.content || '' as content, unaccent(documents.content) as plain),
  places(tried, place) as (
    select 1, regexp_instr(plain, :likely, 1, 1, 0, 'i') from texts
    union all
    select tried + 1, regexp_instr(plain, :likely, place + ${LOOKED_AT / 2}, 1, 0, 'i') from places, texts
    where place > 0 and place + ${LOOKED_AT / 2} <= length(plain) and tried < ${READ_AT_MOST})
  select part from places, texts, lateral (
    select substr(content, greatest(1, (place * cast(length(content) as float8) / length(plain))::integer - ${LOOKED_AT / 2}), ${LOOKED_AT}) as part offset 0) as parts
  where place > 0 and to_tsvector('document_words', translate(part, '<>', '  ')) @@ :any
  order by tried limit 1), ${BEGINNING})`;

/**
 * The column `highlight`: HTML with what was found in `mark`.
 * The text is escaped before it is marked, so that every < in the answer is one of ours, whatever somebody wrote.
 * It is from the beginning of a document where that answers the search, or nothing is wanted but much excluded; elsewhere words that are wanted are looked for one by one.
 */
export function highlightColumn(knex: Knex, { whole, wanted }: SearchQuery): Knex.Raw {
  return knex.raw(
    `(select case when strpos(beginning, '<mark>') > 0 then beginning else coalesce(${headline(PLACE, ':any')}, beginning) end
      from (select ${headline(BEGINNING, ':whole')} as beginning offset 0) as highlights) as highlight`,
    { whole, any: wanted.any, likely: wanted.likely, options: OPTIONS },
  );
}

function headline(content: string, query: string): string {
  const text = `concat_ws(E'\\n', documents.title, nullif(array_to_string(documents.tags, ', '), ''), ${content})`;
  return `ts_headline('document_words', ${ESCAPES.reduce((escaped, [character, entity]) => `replace(${escaped}, '${character}', '${entity}')`, text)}, ${query}, :options)`;
}
