import { setImmediate as turn } from 'node:timers/promises';
import { EventLoop } from '@halolight/application/kernel';

export class NodeEventLoop extends EventLoop {
  override turn(): Promise<void> {
    return turn();
  }
}
