import { bearer, read, signIn, type Account } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import { loadData } from '../data/load-data.ts';
import { DOCUMENTS } from '../data/documents.ts';
import { underLoad, type LoadFigures, type Subject } from '../load.ts';
import type { Outcome } from '../outcome.ts';
import { cpuRatio, loadFigure } from '../load-figure.ts';

const PAGE_SIZE = 20;
const DEPTH = 10_000;

/** GET /api/documents, 20 rows of a million: the first page against the 10,000th by cursor, and against fastify with the same SQL. All of them tell the total. */
export async function listDocuments(bench: Bench): Promise<Outcome> {
  const api = await bench.api();
  const rows = await loadData(bench, DOCUMENTS);
  const admin = await signIn(api, 'admin');
  const fastify = await bench.peer('fastify');
  const path = `/api/documents?pageSize=${PAGE_SIZE}`;
  const deep = await cursorAt(api, admin, Math.min(DEPTH, Math.floor(rows / PAGE_SIZE) - 1));
  const subject = (name: string, { url, process }: Served, query: string): Subject => ({ name, process, request: { url: `${url}${path}${query}`, headers: bearer(admin) } });
  const subjects = [subject('page 1', api, '&page=1'), subject('page 10,000', api, `&cursor=${deep}`), subject('fastify', fastify, '&page=1')];
  const load: LoadFigures[] = await underLoad(subjects, bench.load(64));
  return {
    title: `GET /api/documents, ${PAGE_SIZE} of ${rows.toLocaleString('en-US')}`,
    load,
    findings: [
      { figure: 'CPU time of the 10,000th page against the first', value: cpuRatio(load, 'page 10,000', 'page 1'), unit: '×', atMost: 1.2 },
      { figure: 'median time of the 10,000th page against the first', value: loadFigure(load, 'page 10,000', 'p50Ms') / loadFigure(load, 'page 1', 'p50Ms'), unit: '×', atMost: 1.2 },
      { figure: 'CPU time of the first page against fastify', value: cpuRatio(load, 'page 1', 'fastify'), unit: '×', atMost: 1.3 },
    ],
  };
}

async function cursorAt(api: Served, account: Account, pages: number): Promise<string> {
  let cursor = '';
  for (let page = 1; page <= pages; page++) {
    const next = `/api/documents?pageSize=${PAGE_SIZE}&count=none${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const { nextCursor } = await read<{ nextCursor: string }>(api, account, next);
    cursor = encodeURIComponent(nextCursor);
  }
  return cursor;
}
