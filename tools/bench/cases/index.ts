import type { Bench } from '../bench.ts';
import type { Outcome } from '../outcome.ts';
import { createItem } from './create-item.ts';
import { dashboard } from './dashboard.ts';
import { documentSearch } from './document-search.ts';
import { exportUsers } from './export-users.ts';
import { idleSockets } from './idle-sockets.ts';
import { largeFile } from './large-file.ts';
import { listDocuments } from './list-documents.ts';
import { loginStorm } from './login-storm.ts';
import { permissionCheck } from './permission-check.ts';
import { readUser } from './read-user.ts';
import { refreshRoundTrips } from './refresh-round-trips.ts';
import { signInTimes } from './sign-in-times.ts';
import { startUp } from './start-up.ts';

/** Everything that the bench can measure, by the name that the command line knows it by; those that need the most data come last. */
export const CASES: ReadonlyMap<string, (bench: Bench) => Promise<Outcome>> = new Map([
  ['start-up', startUp],
  ['permission-check', permissionCheck],
  ['read-user', readUser],
  ['create-item', createItem],
  ['refresh-round-trips', refreshRoundTrips],
  ['login-storm', loginStorm],
  ['sign-in-times', signInTimes],
  ['idle-sockets', idleSockets],
  ['large-file', largeFile],
  ['list-documents', listDocuments],
  ['document-search', documentSearch],
  ['dashboard', dashboard],
  ['export-users', exportUsers],
]);
