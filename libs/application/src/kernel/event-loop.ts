/** What all requests of a process run on, one at a time. */
export abstract class EventLoop {
  /** Lets everybody else have their turn; whoever has much to work out does so again and again. */
  abstract turn(): Promise<void>;
}
