/** Somebody who is sent what comes, and who may have enough to read for a while. */
export class PatientReader {
  private patience: NodeJS.Timeout | undefined;

  /** @param source calls `effect` once, when little waits to be read again */
  constructor(private readonly source: { onceRead(effect: () => void): void }) {}

  /** Whether it has enough to read. */
  get isFull(): boolean {
    return this.patience !== undefined;
  }

  /** It is full until it has read, for which it has so many milliseconds. */
  awaitReader(patienceMs: number, onRead: () => void, onTooSlow: () => void): void {
    this.patience = setTimeout(onTooSlow, patienceMs).unref();
    this.source.onceRead(() => {
      if (!this.isFull) return;
      this.stopWaiting();
      onRead();
    });
  }

  stopWaiting(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
  }
}
