import { Clock } from '../clock.js';

/** A clock that stands still until it is told otherwise. */
export class FixedClock extends Clock {
  constructor(private present: Date = new Date()) {
    super();
  }

  override now(): Date {
    return new Date(this.present);
  }

  set(present: Date): void {
    this.present = present;
  }

  advance(milliseconds: number): void {
    this.present = new Date(this.present.getTime() + milliseconds);
  }
}
