import type { Viewer } from '@halolight/application/content';
import type { Knex } from 'knex';
import { documentColumns } from '../document-record.js';
import { highlightColumn } from './highlight-column.js';
import { searchQuery } from './search-query.js';

/** A word that is in every document must not make one search rank all of them. */
const RANKED_AT_MOST = 1_000;

/**
 * A query over the newest documents of `matching` that answer the search, each with its rank in millionths and its highlight.
 * Ranks are whole numbers so that a cursor compares them exactly.
 */
export function searchedDocuments(knex: Knex, viewer: Viewer, matching: Knex.QueryBuilder, text = ''): Knex.QueryBuilder {
  const query = searchQuery(knex, text);
  const found = matching
    .select('documents.id', 'documents.search')
    .whereRaw('documents.search @@ ?', [query])
    .orderBy([{ column: 'documents.created_at', order: 'desc' }, { column: 'documents.id', order: 'desc' }])
    .limit(RANKED_AT_MOST);
  const ranked = knex
    .from(found.as('found'))
    .select('found.id', knex.raw('(ts_rank(found.search, ?) * 1000000)::integer as millionths', [query]));
  return knex
    .from(ranked.as('ranked'))
    .join('documents', 'documents.id', 'ranked.id')
    .select(...documentColumns(knex, viewer), 'ranked.millionths', highlightColumn(knex, query));
}
