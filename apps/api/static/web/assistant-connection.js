// A connection to a conversation. One that is open and dead says nothing of it, so silence has a limit.
import { PATIENCE_MS } from './assistant-requests.js';

/** How long, in milliseconds, an answer may take between two frames: a bit more than two heartbeats of the server, which come every 15 seconds. */
export const SILENCE_MS = 35_000;
/** What a connection ends with that was silent for too long; the server's own codes are others. */
export const SILENT = 4000;

/** It ended before everything earlier was told. */
export class NotOpenedError extends Error {}

export class Connection {
  #socket;
  #listener;
  #timer;
  #limitMs = PATIENCE_MS;
  #isReady = false;
  #isOver = false;
  #resolve;
  #reject;
  /** Until everything earlier is told, and so whether an answer runs. Fails with NotOpenedError. */
  ready = new Promise((resolve, reject) => {
    [this.#resolve, this.#reject] = [resolve, reject];
  });

  /** @param listener `open()`, `hear(frame)`, and `end(code)` of one that was ready */
  constructor(address, token, listener) {
    this.#listener = listener;
    this.#socket = new WebSocket(address, ['bearer', token]);
    this.#socket.addEventListener('open', () => this.#isOver || listener.open());
    this.#socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(data)));
    this.#socket.addEventListener('close', ({ code }) => this.#end(code));
    this.#wait();
  }

  send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  /** How long it may be silent from now on; null: for ever. */
  limit(limitMs) {
    if (limitMs === this.#limitMs) return;
    this.#limitMs = limitMs;
    this.#wait();
  }

  #hear(frame) {
    if (this.#isOver) return;
    this.#wait();
    this.#listener.hear(frame);
    if (frame.event !== 'assistant.state' || this.#isReady) return;
    this.#isReady = true;
    this.#resolve();
    this.#wait();
  }

  #wait() {
    clearTimeout(this.#timer);
    const limitMs = this.#isReady ? this.#limitMs : PATIENCE_MS;
    if (!this.#isOver && limitMs !== null) this.#timer = setTimeout(() => this.#end(SILENT), limitMs);
  }

  /** Of one that is dead, the browser would not tell the end for a while. */
  #end(code) {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#socket.close();
    if (this.#isReady) this.#listener.end(code);
    else this.#reject(new NotOpenedError());
  }
}
