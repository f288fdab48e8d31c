import type { Environment } from '@halolight/infrastructure/kernel';

const DEFAULT_PORT = 8001;

/** Where the scheduler answers for its health and metrics: SCHEDULER_PORT, or 8001. */
export function schedulerPortOf({ schedulerPort }: Pick<Environment, 'schedulerPort'>): number {
  return schedulerPort ?? DEFAULT_PORT;
}
