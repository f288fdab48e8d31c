import { EventLoop } from '../event-loop.js';

/** Counts the turns that others are given. */
export class CountingEventLoop extends EventLoop {
  turns = 0;

  override async turn(): Promise<void> {
    this.turns += 1;
  }
}
