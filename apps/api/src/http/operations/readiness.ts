import { HttpError } from '../http-error.js';

const TIME_LIMIT_MS = 2000;
const RETRY_AFTER_SECONDS = '1';

/** Something that must work before requests are worth sending here. */
export interface ReadinessCheck {
  /** As it is shown to the operator: `database`. */
  readonly name: string;
  /** Refuses, or takes longer than two seconds, when it does not work. */
  check(): Promise<void>;
}

/** @throws HttpError 503 that names every check that failed */
export async function assertReady(checks: readonly ReadinessCheck[]): Promise<void> {
  const outcomes = await Promise.all(checks.map((check) => outcomeOf(check)));
  const details = outcomes.filter((outcome) => outcome !== null);
  if (details.length === 0) return;
  throw new HttpError(503, 'UNAVAILABLE', 'Not ready', { details, headers: { 'Retry-After': RETRY_AFTER_SECONDS } });
}

/** Which of the checks pass, by name. */
export async function readinessOf(checks: readonly ReadinessCheck[]): Promise<Map<string, boolean>> {
  return new Map(await Promise.all(checks.map(async (check) => [check.name, (await outcomeOf(check)) === null] as const)));
}

async function outcomeOf(check: ReadinessCheck): Promise<{ field: string; message: string } | null> {
  const timer = Promise.withResolvers<string>();
  const timeout = setTimeout(timer.resolve, TIME_LIMIT_MS, `did not answer within ${TIME_LIMIT_MS} ms`);
  const verdict = await Promise.race([timer.promise, passes(check)]);
  clearTimeout(timeout);
  return verdict === null ? null : { field: check.name, message: verdict };
}

/** The cause stays here: it may name hosts and users. */
async function passes(check: ReadinessCheck): Promise<string | null> {
  try {
    await check.check();
    return null;
  } catch {
    return 'does not work';
  }
}
