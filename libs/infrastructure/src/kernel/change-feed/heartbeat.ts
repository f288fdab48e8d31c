/** An answer is asked for this long after the one before. */
const INTERVAL_MS = 300;
/** An answer that takes longer counts as none; with the interval it stays under 800 ms. */
const PATIENCE_MS = 400;

/** Asks `ask` again and again; calls `onSilence` once, when an answer fails or does not come in time. */
export class Heartbeat {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly ask: () => Promise<unknown>,
    private readonly onSilence: (reason: Error) => void,
  ) {
    this.wait();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wait(): void {
    if (!this.stopped) this.timer = setTimeout(() => this.beat(), INTERVAL_MS);
  }

  private beat(): void {
    // A process that was busy for long sees the deadline before it has read the answer: it reads once more before it judges.
    this.timer = setTimeout(() => setImmediate(() => this.giveUp(new Error('No answer to a heartbeat'))), PATIENCE_MS);
    this.ask().then(() => this.answered(), (error: Error) => this.giveUp(error));
  }

  private answered(): void {
    clearTimeout(this.timer);
    this.wait();
  }

  private giveUp(reason: Error): void {
    if (this.stopped) return;
    this.stop();
    this.onSilence(reason);
  }
}
