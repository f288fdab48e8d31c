import { UnitOfWork } from '../unit-of-work.js';

/**
 * Runs the work and undoes nothing: that all changes happen or none is tested on a real database.
 * It remembers what a real one would have kept, so that a test sees a refusal thrown too early.
 */
export class InMemoryUnitOfWork extends UnitOfWork {
  readonly outcomes: ('kept' | 'undone')[] = [];
  isRunning = false;

  override get isAround(): boolean {
    return this.isRunning;
  }

  override async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isRunning) return work();
    this.isRunning = true;
    try {
      const result = await work();
      this.outcomes.push('kept');
      return result;
    } catch (error) {
      this.outcomes.push('undone');
      throw error;
    } finally {
      this.isRunning = false;
    }
  }
}
