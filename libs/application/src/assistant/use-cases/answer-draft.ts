import { AnswerText, type AnswerPiece } from '@halolight/domain/assistant';

/** What was said of an answer and is not kept yet. */
export class AnswerDraft {
  private readonly text = new AnswerText();
  private pieces: AnswerPiece[] = [];
  private news = Promise.withResolvers<void>();
  private closed = false;

  get isEmpty(): boolean {
    return this.text.length === 0;
  }

  get isFull(): boolean {
    return this.text.isFull;
  }

  /** Whether nothing more comes. */
  get isClosed(): boolean {
    return this.closed;
  }

  add(chunk: string): void {
    const piece = this.text.add(chunk);
    if (!piece) return;
    this.pieces.push(piece);
    this.news.resolve();
  }

  close(): void {
    this.closed = true;
    this.news.resolve();
  }

  /** Once there is something to take, or nothing more comes. */
  get changed(): Promise<void> {
    return this.news.promise;
  }

  /** What there is; it counts as kept, unless it is given back. */
  take(): AnswerPiece[] {
    const taken = this.pieces;
    this.pieces = [];
    if (!this.closed) this.news = Promise.withResolvers();
    return taken;
  }

  giveBack(pieces: readonly AnswerPiece[]): void {
    this.pieces.unshift(...pieces);
    this.news.resolve();
  }
}
