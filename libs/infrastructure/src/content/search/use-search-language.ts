import type { Logger } from '@halolight/application/kernel';
import type { Knex } from 'knex';
import { ConfigurationError, withMigrationConnection } from '../../kernel/index.js';

const BATCH = 500;
const ASCII_WORDS = ['asciiword', 'asciihword', 'hword_asciipart'];
const OTHER_WORDS = ['word', 'hword', 'hword_part'];

interface Dictionaries {
  readonly asciiword: string;
  readonly word: string;
}

/**
 * Makes `language` the one that documents are searched in, and indexes every document anew when it was another; nobody writes documents meanwhile.
 * That takes minutes for a million documents. Safe to call from several processes at once: one does it, the others wait for it.
 * @param language a text search configuration of PostgreSQL, `german`, or `simple` for none
 * @returns how many documents were indexed anew
 * @throws ConfigurationError when PostgreSQL does not know it
 */
export function useSearchLanguage(databaseUrl: string, logger: Logger, language: string): Promise<number> {
  return withMigrationConnection(databaseUrl, logger, async (database) => {
    const wanted = await dictionariesOf(database, language);
    if (!wanted) throw new ConfigurationError([`SEARCH_LANGUAGE: PostgreSQL has no text search configuration "${language}"; take english, german, simple…`]);
    if (isSame(await dictionariesOf(database, 'document_words'), wanted)) return 0;
    logger.info('Documents are indexed in another language', { language });
    const documents = await database.transaction((transaction) => change(transaction, wanted));
    logger.info('Documents were indexed in another language', { language, documents });
    return documents;
  });
}

async function change(transaction: Knex, wanted: Dictionaries): Promise<number> {
  await transaction.raw('lock table documents in share row exclusive mode');
  await mapWords(transaction, ASCII_WORDS, [wanted.asciiword]);
  await mapWords(transaction, OTHER_WORDS, ['unaccent', wanted.word]);
  return indexAnew(transaction);
}

/** The dictionaries that words end up in, by kind of word. */
async function dictionariesOf(database: Knex, configuration: string): Promise<Dictionaries | undefined> {
  const { rows }: { rows: { alias: string; dictionary: string }[] } = await database.raw(
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

async function mapWords(transaction: Knex, kinds: readonly string[], dictionaries: readonly string[]): Promise<void> {
  await transaction.raw(`alter text search configuration document_words alter mapping for ${kinds.join(', ')} with ${dictionaries.join(', ')}`);
}

/** In batches, each of which says how far it came. Naming a column that the index is generated from makes it anew. */
async function indexAnew(transaction: Knex): Promise<number> {
  let [total, last] = [0, '0'];
  for (;;) {
    const { rows }: { rows: { documents: number; last: string | null }[] } = await transaction.raw(
      `with indexed as (
         update documents set title = title
         where id in (select id from documents where id > ? order by id limit ${BATCH}) returning id
       )
       select count(*)::integer as documents, max(id) as last from indexed`,
      [last],
    );
    const [batch] = rows;
    if (!batch || batch.last === null) return total;
    total += batch.documents;
    last = batch.last;
  }
}
