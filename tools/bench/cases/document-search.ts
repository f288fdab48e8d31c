import { read, signIn } from '../account.ts';
import type { Bench } from '../bench.ts';
import { DOCUMENTS } from '../data/documents.ts';
import { loadData } from '../data/load-data.ts';
import { median, quantile } from '../median.ts';
import type { Finding, Outcome } from '../outcome.ts';
import { repeated } from '../repeated.ts';

/** As frequent as "and" and "with": every second document has both, and few in this order: docs/performance.md says why it takes as long as it does. */
const STOP_WORD_PHRASE = (turn: number): string => `"word${3 + (turn % 10)} word${20 + turn}"`;
const ASKED = 40;

/**
 * Searches by how many documents they find: word1 stands in nearly all, word15000 in a few hundred. In real text the hundred words that are
 * most frequent are stop words, which no search looks for.
 */
const SEARCHES: ReadonlyMap<string, (turn: number) => string> = new Map([
  ['a rare word', (turn) => `word${15_000 + turn}`],
  ['a usual word', (turn) => `word${300 + turn}`],
  ['a very common word', (turn) => `word${1 + (turn % 5)}`],
  ['two words', (turn) => `word${40 + turn} word${700 + turn}`],
  ['two common words', (turn) => `word${2 + (turn % 5)} word${9 + turn}`],
  ['the beginning of a word', (turn) => `word${1200 + turn}`.slice(0, -1)],
  ['a phrase', (turn) => `"word${130 + turn} word${400 + turn}"`],
  ['nothing there is', (turn) => `absent${turn}`],
]);

/** Full-text search over a million documents, with ranking, highlights and a page of twenty. */
export async function documentSearch(bench: Bench): Promise<Outcome> {
  const api = await bench.api();
  const rows = await loadData(bench, DOCUMENTS);
  // The goal is that of a warm database: what was just loaded, or lay unused, may be on the disk alone.
  await bench.sql.query('create extension if not exists pg_prewarm');
  for (const relation of ['documents', 'documents_search']) await bench.sql.query(`select pg_prewarm($1::regclass, 'read')`, [relation]);
  const callers = [await signIn(api, 'admin'), await signIn(api, 'user')];
  const timesOf = async (words: (turn: number) => string, count = 'none'): Promise<number[]> => {
    const times: number[] = [];
    for (const caller of callers) {
      const search = (turn: number): Promise<unknown> => read(api, caller, `/api/documents?pageSize=20&count=${count}&search=${encodeURIComponent(words(turn))}`);
      await repeated(3, search);
      times.push(...(await repeated(ASKED, search)));
    }
    return times;
  };
  const findings: Finding[] = [];
  const [all, counted]: [number[], number[]] = [[], []];
  for (const [kind, words] of SEARCHES) {
    const times = await timesOf(words);
    all.push(...times);
    counted.push(...(await timesOf(words, 'exact')));
    findings.push({ figure: `${kind}, p50`, value: median(times), unit: 'ms' }, { figure: `${kind}, p99`, value: quantile(times, 0.99), unit: 'ms', atMost: 100 });
  }
  findings.push(
    { figure: 'all searches, p99', value: quantile(all, 0.99), unit: 'ms', atMost: 100 },
    { figure: 'all searches, each with its total, p50', value: median(counted), unit: 'ms' },
    { figure: 'all searches, each with its total, p99', value: quantile(counted, 0.99), unit: 'ms', atMost: 100 },
    { figure: 'a phrase of two words as frequent as stop words, p50', value: median(await timesOf(STOP_WORD_PHRASE)), unit: 'ms', atMost: 100 },
  );
  return { title: `Search over ${rows.toLocaleString('en-US')} documents`, findings };
}
