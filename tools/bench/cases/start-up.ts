import type { Bench } from '../bench.ts';
import { MEGABYTE } from '../megabyte.ts';
import { median } from '../median.ts';
import type { Outcome } from '../outcome.ts';

const STARTS = 5;

/** From the start of the process to its first answer to /health/ready, on a database that runs and is up to date. */
export async function startUp(bench: Bench): Promise<Outcome> {
  await bench.api({ SEED: 'none' });
  const [seconds, megabytes]: [number[], number[]] = [[], []];
  for (let start = 0; start < STARTS; start++) {
    await bench.stopServers();
    const { process } = await bench.api({ SEED: 'none' });
    seconds.push(process.startMs / 1000);
    megabytes.push((await process.sample()).rssBytes / MEGABYTE);
  }
  return {
    title: 'Start of the API',
    findings: [
      { figure: 'ready after', value: median(seconds), unit: 's', atMost: 1.5 },
      { figure: 'RSS', value: median(megabytes), unit: 'MB', atMost: 120 },
    ],
  };
}
