import type { LiveConnection } from './live-connection.js';
import type { LiveFrame } from './live-frame.js';
import { OpenSocket } from './open-socket.js';

/** A front end that follows live events on a WebSocket. What it says is not listened to. */
export class WebSocketConnection extends OpenSocket implements LiveConnection {
  send(frame: LiveFrame): boolean {
    return this.sendText(frame.asJson());
  }
}
