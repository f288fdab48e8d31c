/** Aborts its signal when nothing is heard for too long. */
export class SilenceWatch implements Disposable {
  private readonly abort = new AbortController();
  private timer: NodeJS.Timeout;

  /** @param milliseconds until something must be heard */
  constructor(milliseconds: number) {
    this.timer = this.limit(milliseconds);
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** @param milliseconds until something more must be heard */
  heard(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = this.limit(milliseconds);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.timer);
  }

  private limit(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.abort.abort(new Error('Nothing was heard for too long')), milliseconds);
  }
}
