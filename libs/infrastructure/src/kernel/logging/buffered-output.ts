import { Writable } from 'node:stream';

const FLUSH_AFTER_MS = 50;
const FLUSH_AT_CHARACTERS = 32_768;

/** Passes text on in large pieces: after 50 ms, when 32 KiB are waiting, and when the process ends. */
export class BufferedOutput extends Writable {
  private waiting = '';
  private timer: NodeJS.Timeout | undefined;
  private readonly flushAtExit = () => this.flush();

  constructor(private readonly destination: Writable) {
    super({ decodeStrings: false });
    process.on('exit', this.flushAtExit);
  }

  override _write(text: string, _encoding: BufferEncoding, done: () => void): void {
    this.waiting += text;
    if (this.waiting.length >= FLUSH_AT_CHARACTERS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS).unref();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.flush();
    process.off('exit', this.flushAtExit);
    done(error);
  }

  /** It works on exit too: Node writes to standard output synchronously. */
  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const text = this.waiting;
    this.waiting = '';
    if (text !== '') this.destination.write(text);
  }
}
