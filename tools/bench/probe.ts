import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ProcessSample } from './measured-process.ts';

// Loaded before a measured program, into its process: answers `sample` with what the process has used so far.
const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('message', (message) => {
  if (message !== 'sample') return;
  const { user, system } = process.cpuUsage();
  const sample: ProcessSample = { cpuMicros: user + system, rssBytes: process.memoryUsage.rss(), lagP99Ms: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS) };
  delay.reset();
  process.send?.(sample);
});
process.channel?.unref();
