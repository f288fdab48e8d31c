import type { Paged, Success } from '../envelope.js';
import type { MountCall } from './mount-call.js';

const LARGEST_PAGE = 100;
/** As many as the API itself tells of a time in one calendar, and as many folders as anybody may have. */
const MOST_ROWS = 10_000;

/**
 * The rows of a list from its first on. Where there are more than `most`, the answer says in a header how many it was made of.
 * @param readPage asks for the page that a query tells
 */
export async function everyRow<Row>(
  call: Pick<MountCall, 'tellCut'>,
  readPage: (query: Record<string, string>) => Promise<Success<Paged<Row>>>,
  most = MOST_ROWS,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const { data } = await readPage({ limit: String(LARGEST_PAGE), count: 'none', ...(cursor === null ? {} : { cursor }) });
    rows.push(...data.items);
    cursor = data.nextCursor;
  } while (cursor !== null && rows.length < most);
  if (cursor !== null) call.tellCut(rows.length);
  return rows;
}
