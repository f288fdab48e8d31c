import type { Viewer } from '@halolight/application/content';
import type { Knex } from 'knex';
import { documentColumns } from '../document-record.js';
import { highlightColumn } from './highlight-column.js';
import { lookUp, type SearchQuery } from './search-query.js';

/** A word that is in every document must not make one search rank all of them. */
const RANKED_AT_MOST = 500;

/**
 * A query over the newest documents of `matching` that answer the search, each with its rank in millionths and its highlight.
 * Ranks are whole numbers so that a cursor compares them exactly.
 */
export function searchedDocuments(knex: Knex, viewer: Viewer, matching: Knex.QueryBuilder, query: SearchQuery): Knex.QueryBuilder {
  const found = answering(knex, matching, query)
    .select('documents.id', 'documents.search')
    .orderBy([{ column: 'documents.created_at', order: 'desc' }, { column: 'documents.id', order: 'desc' }])
    .limit(RANKED_AT_MOST);
  const ranked = knex
    .from(found.as('found'))
    .select('found.id', knex.raw('(ts_rank(found.search, ?) * 1000000)::integer as millionths', [wantedPart(knex, query.whole)]));
  return knex
    .from(ranked.as('ranked'))
    .join('documents', 'documents.id', 'ranked.id')
    .select(...documentColumns(knex, viewer), 'ranked.millionths', highlightColumn(knex, query));
}

/** What a query wants, without what it excludes: beside that `ts_rank` counts nothing. A query of nothing but exclusions stays, and ranks nothing. */
function wantedPart(knex: Knex, query: Knex.Raw): Knex.Raw {
  return knex.raw(`case when querytree(?) in ('', 'T') then ? else querytree(?)::tsquery end`, [query, query, query]);
}

/** `ts_match_vq` is the operator @@ by its other name, under which the planner has no index for it. */
function answering(knex: Knex, matching: Knex.QueryBuilder, { whole, lookedUp }: SearchQuery): Knex.QueryBuilder {
  if (lookedUp === whole) return matching.whereRaw('documents.search @@ ?', [whole]);
  return matching.whereRaw(lookUp(knex, lookedUp)).whereRaw('ts_match_vq(documents.search, ?)', [whole]);
}
