export type TaskPriority = 'LOW' | 'MEDIUM' | 'HIGH' | 'URGENT';

/** Something to do. */
export interface Task {
  readonly id: number;
  readonly title: string;
  readonly done: boolean;
  readonly priority: TaskPriority;
  /** Null: whenever. */
  readonly dueAt: Date | null;
  /** Who is to do it; null: nobody yet. */
  readonly assigneeId: number | null;
  /** Who made it. */
  readonly creatorId: number;
  /** Rises with every change, from 1. */
  readonly version: number;
}
