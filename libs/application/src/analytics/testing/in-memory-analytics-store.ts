import type { Clock } from '../../kernel/index.js';
import type { RecordedVisit } from '../ports/visit-log.js';
import type { OrderView } from '../queries/order-directory.js';
import type { TaskView } from '../queries/task-directory.js';

/** What the in-memory twins of analytics share. Its rows are replaced, never changed. */
export class InMemoryAnalyticsStore {
  readonly orders = new Map<number, OrderView>();
  readonly tasks = new Map<number, TaskView>();
  readonly visits: RecordedVisit[] = [];
  /** When each account was made. */
  readonly users = new Map<number, Date>();
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}
