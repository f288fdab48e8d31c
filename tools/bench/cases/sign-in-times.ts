import { bearer, signIn } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import { median, quantile } from '../median.ts';
import type { Outcome } from '../outcome.ts';

const RIGHT = 'velvet-canyon-73';
/** So many close a login and its account for a while. */
const MOST_FAILURES = 10;

/** What somebody asks who wants to tell by the time of an answer whether there is an account, and in what state. */
export async function signInTimes(bench: Bench): Promise<Outcome> {
  const rounds = bench.scale < 1 ? 3 : 140;
  const api = await bench.api();
  const { unknown, wrong = [], disabled = [], locked } = await accounts(bench, api, rounds);
  for (const { email } of locked) for (let failure = 0; failure < MOST_FAILURES; failure++) await login(api, email, 401);
  const questions: [string, (round: number) => Promise<void>][] = [
    ['sign-in, unknown account', (round) => login(api, `${unknown}${round}@example.org`, 401)],
    ['sign-in, wrong password', (round) => login(api, wrong[round] ?? '', 401)],
    ['sign-in, disabled account with the right password', (round) => login(api, disabled[round] ?? '', 401, RIGHT)],
    ['sign-in, account closed by failures under its other name', (round) => login(api, locked[Math.floor(round / MOST_FAILURES)]?.username ?? '', 401, RIGHT)],
    ['sign-in, login closed by failures', () => login(api, locked[0]?.email ?? '', 429)],
    ['reset of a known address', (round) => forgot(api, wrong[round] ?? '')],
    ['reset of an unknown address', (round) => forgot(api, `${unknown}${round}@example.org`)],
  ];
  const times = new Map(questions.map(([name]): [string, number[]] => [name, []]));
  // In turn, so that what else the machine does falls on all of them.
  for (let round = 0; round < rounds; round++) {
    for (const [name, ask] of questions) {
      const begun = performance.now();
      await ask(round);
      times.get(name)?.push(performance.now() - begun);
    }
  }
  const findings = [...times].flatMap(([name, taken]) => [
    { figure: `${name}, median`, value: median(taken), unit: 'ms' },
    { figure: `${name}, upper quartile`, value: quantile(taken, 0.75), unit: 'ms' },
  ]);
  return { title: `What the time of an answer tells of an account, ${rounds} requests each`, findings };
}

/** As many active and as many disabled accounts as there are rounds, and enough to be closed: each can be asked for by its other name until that is closed too. */
async function accounts({ sql }: Bench, api: Served, rounds: number) {
  // The failures of a run before would count on.
  await sql.query('delete from rate_limits');
  const admin = bearer(await signIn(api, 'admin'));
  const run = Date.now();
  const make = async (kind: string, status: string, count: number) => {
    const names = Array.from({ length: count }, (_, index) => `${kind}${run}-${index}`).map((username) => ({ username, email: `${username}@example.org` }));
    for (const name of names) await post(api, '/api/users', { ...name, password: RIGHT, status }, 201, admin);
    return names;
  };
  const [active, suspended] = [await make('active', 'ACTIVE', rounds), await make('disabled', 'SUSPENDED', rounds)];
  const [wrong, disabled] = [active, suspended].map((names) => names.map(({ email }) => email));
  return { unknown: `nobody${run}-`, wrong, disabled, locked: await make('locked', 'ACTIVE', Math.ceil(rounds / MOST_FAILURES)) };
}

function login(api: Served, email: string, status: number, password = 'copper-lantern-58'): Promise<void> {
  return post(api, '/api/auth/login', { email, password }, status);
}

function forgot(api: Served, email: string): Promise<void> {
  return post(api, '/api/auth/forgot-password', { email }, 200);
}

async function post({ url }: Served, path: string, body: object, status: number, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${text}`);
}
