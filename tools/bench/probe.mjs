import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded before a measured program, into its process: answers `sample` with what the process has used so far.
// No TypeScript: what Node.js needs to read that would count for the program.
const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('message', (message) => {
  if (message !== 'sample') return;
  const { user, system } = process.cpuUsage();
  /** @type {import('./measured-process.ts').ProcessSample} */
  const sample = { cpuMicros: user + system, rssBytes: process.memoryUsage.rss(), lagP99Ms: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS) };
  delay.reset();
  process.send?.(sample);
});
process.channel?.unref();
