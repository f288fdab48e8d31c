import type { LiveConnection } from './live-connection.js';

type Transport = LiveConnection['transport'];

/** What the live channel measures. */
export interface LiveMetrics {
  /** @param count asked whenever the metrics are read */
  watchLiveConnections(count: () => Readonly<Record<Transport, number>>): void;
  countLiveFrames(transport: Transport, frames: number): void;
  /** A reader was dropped because they were too slow. */
  countDroppedReader(transport: Transport): void;
}
