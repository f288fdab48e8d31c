import type { EventLoop } from './event-loop.js';

/** Long work that is done piece by piece: after so many of them, whoever else there is has their turn. */
export class FairWork {
  private done = 0;

  constructor(
    private readonly eventLoop: EventLoop,
    private readonly piecesOfATurn: number,
  ) {}

  async did(pieces: number): Promise<void> {
    this.done += pieces;
    if (this.done < this.piecesOfATurn) return;
    this.done = 0;
    await this.eventLoop.turn();
  }
}
