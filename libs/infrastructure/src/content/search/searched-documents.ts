import type { Viewer } from '@halolight/application/content';
import type { Knex } from 'knex';
import { documentColumns } from '../document-record.js';
import { highlightColumn } from './highlight-column.js';
import { lookUp, type SearchQuery } from './search-query.js';

/** A word that is in every document must not make one search rank all of them. */
const TITLES_RANKED = 500;
const RANKED = 1_000;
/** The part of the index column that stands for the title, as `documents_titles` holds it. */
const TITLE = `ts_filter(documents.search, '{a}')`;

/** What a search finds by rank. */
export interface RankedDocuments {
  /** With each document its rank in millionths, a whole number so that a cursor compares it exactly, and its highlight. */
  readonly query: Knex.QueryBuilder;
  /** As many rows, without either. */
  readonly counted: Knex.QueryBuilder;
}

/** Those documents of `matching` that answer the search best: the newest of those whose titles answer it, and the newest of all that do. */
export function rankedDocuments(knex: Knex, viewer: Viewer, matching: Knex.QueryBuilder, query: SearchQuery): RankedDocuments {
  const titled = matching.clone().whereRaw(`${TITLE} @@ ?`, [query.whole]).whereRaw('ts_match_vq(documents.search, ?)', [query.whole]);
  const [titles, all] = [newest(titled, TITLES_RANKED), newest(answeringDocuments(knex, matching, query), RANKED)];
  return {
    query: knex
      .from(knex.raw('(? union ?) as ranked', [ranked(knex, titles, query), ranked(knex, all, query)]))
      .join('documents', 'documents.id', 'ranked.id')
      .select(...documentColumns(knex, viewer), 'ranked.millionths', highlightColumn(knex, query)),
    counted: knex.from(knex.raw('(? union ?) as ids', [idsOf(knex, titles), idsOf(knex, all)])).select('ids.id'),
  };
}

/** `ts_match_vq` is the operator @@ by its other name, under which the planner has no index for it. */
export function answeringDocuments(knex: Knex, matching: Knex.QueryBuilder, { whole, lookedUp }: SearchQuery): Knex.QueryBuilder {
  if (lookedUp === whole) return matching.whereRaw('documents.search @@ ?', [whole]);
  return matching.whereRaw(lookUp(knex, lookedUp)).whereRaw('ts_match_vq(documents.search, ?)', [whole]);
}

/** What documents that are found show in whatever order, with the columns of `rankedDocuments`. */
export function foundColumns(knex: Knex, viewer: Viewer, query: SearchQuery): (string | Knex.Raw)[] {
  return [...documentColumns(knex, viewer), rankColumn(knex, 'documents.search', query), highlightColumn(knex, query)];
}

function newest(documents: Knex.QueryBuilder, atMost: number): Knex.QueryBuilder {
  return documents
    .select('documents.id', 'documents.search')
    .orderBy([{ column: 'documents.created_at', order: 'desc' }, { column: 'documents.id', order: 'desc' }])
    .limit(atMost);
}

function ranked(knex: Knex, documents: Knex.QueryBuilder, query: SearchQuery): Knex.QueryBuilder {
  return idsOf(knex, documents).select(rankColumn(knex, 'found.search', query));
}

function idsOf(knex: Knex, documents: Knex.QueryBuilder): Knex.QueryBuilder {
  return knex.from(documents.clone().as('found')).select('found.id');
}

function rankColumn(knex: Knex, search: string, { whole }: SearchQuery): Knex.Raw {
  return knex.raw('(ts_rank(??, ?) * 1000000)::integer as millionths', [search, wantedPart(knex, whole)]);
}

/** What a query wants, without what it excludes: beside that `ts_rank` counts nothing. A query of nothing but exclusions stays, and ranks nothing. */
function wantedPart(knex: Knex, query: Knex.Raw): Knex.Raw {
  return knex.raw(`case when querytree(?) in ('', 'T') then ? else querytree(?)::tsquery end`, [query, query, query]);
}
