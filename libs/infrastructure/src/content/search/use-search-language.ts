import { ConfigurationError, type Database } from '../../kernel/index.js';

const BATCH = 500;
const ASCII_WORDS = ['asciiword', 'asciihword', 'hword_asciipart'];
const OTHER_WORDS = ['word', 'hword', 'hword_part'];

interface Dictionaries {
  readonly asciiword: string;
  readonly word: string;
}

/**
 * Makes `language` the one that documents are searched in, and indexes every document anew when it was another; nobody writes documents meanwhile.
 * @param language a text search configuration of PostgreSQL, `german`, or `simple` for none
 * @returns how many documents were indexed anew
 * @throws ConfigurationError when PostgreSQL does not know it
 */
export async function useSearchLanguage(database: Database, language: string): Promise<number> {
  const wanted = await dictionariesOf(database, language);
  if (!wanted) throw new ConfigurationError([`SEARCH_LANGUAGE: PostgreSQL has no text search configuration "${language}"; take english, german, simple…`]);
  if (isSame(await dictionariesOf(database, 'document_words'), wanted)) return 0;
  return database.transaction(async () => {
    await database.sql.raw('lock table documents in share row exclusive mode');
    if (isSame(await dictionariesOf(database, 'document_words'), wanted)) return 0;
    await mapWords(database, ASCII_WORDS, [wanted.asciiword]);
    await mapWords(database, OTHER_WORDS, ['unaccent', wanted.word]);
    return indexAnew(database);
  });
}

/** The dictionaries that words end up in, by kind of word. */
async function dictionariesOf({ sql }: Database, configuration: string): Promise<Dictionaries | undefined> {
  const { rows }: { rows: { alias: string; dictionary: string }[] } = await sql.raw(
    `select alias, (array_agg(mapdict::regdictionary::text order by mapseqno desc))[1] as dictionary
     from pg_ts_config join pg_ts_config_map on mapcfg = pg_ts_config.oid join ts_token_type('default') on tokid = maptokentype
     where cfgname = ? and pg_ts_config_is_visible(pg_ts_config.oid) and alias in ('asciiword', 'word')
     group by alias`,
    [configuration],
  );
  const { asciiword, word } = Object.fromEntries(rows.map(({ alias, dictionary }) => [alias, dictionary]));
  return asciiword !== undefined && word !== undefined ? { asciiword, word } : undefined;
}

function isSame(a: Dictionaries | undefined, b: Dictionaries): boolean {
  return a?.asciiword === b.asciiword && a.word === b.word;
}

async function mapWords({ sql }: Database, kinds: readonly string[], dictionaries: readonly string[]): Promise<void> {
  await sql.raw(`alter text search configuration document_words alter mapping for ${kinds.join(', ')} with ${dictionaries.join(', ')}`);
}

/** In batches, so that no single statement runs into the time limit. Naming a column that the index is generated from makes it anew. */
async function indexAnew({ sql }: Database): Promise<number> {
  let [total, last] = [0, 0];
  for (;;) {
    const { rows }: { rows: { id: number }[] } = await sql.raw(
      `update documents set title = title
       where id in (select id from documents where id > ? order by id limit ${BATCH}) returning id`,
      [last],
    );
    if (rows.length === 0) return total;
    total += rows.length;
    last = Math.max(...rows.map(({ id }) => id));
  }
}
