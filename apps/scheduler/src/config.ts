import { ConfigurationError } from '@halolight/infrastructure/kernel';

const DEFAULT_PORT = 8001;
const HIGHEST_PORT = 65_535;

/**
 * Where the scheduler answers for its health and metrics: SCHEDULER_PORT, or 8001.
 * @throws ConfigurationError when it is no port
 */
export function readSchedulerPort(variables: NodeJS.ProcessEnv): number {
  const text = variables['SCHEDULER_PORT']?.trim();
  if (!text) return DEFAULT_PORT;
  if (/^\d+$/.test(text) && Number(text) <= HIGHEST_PORT) return Number(text);
  throw new ConfigurationError([`SCHEDULER_PORT: must be a whole number from 0 to ${HIGHEST_PORT}`]);
}
