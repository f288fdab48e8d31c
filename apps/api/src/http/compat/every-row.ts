import type { Paged, Success } from '../envelope.js';

const LARGEST_PAGE = '100';
const MOST_PAGES = 10;

/** The rows of a list from its first on, at most a thousand. @param readPage asks for the page that a query tells */
export async function everyRow<Row>(readPage: (query: Record<string, string>) => Promise<Success<Paged<Row>>>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data } = await readPage({ limit: LARGEST_PAGE, count: 'none', ...(cursor === null ? {} : { cursor }) });
    rows.push(...data.items);
    cursor = data.nextCursor;
    if (cursor === null) break;
  }
  return rows;
}
