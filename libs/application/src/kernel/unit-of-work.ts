/**
 * Runs several changes so that all of them happen or none.
 *
 * Adapters called while `work` runs take part in it by themselves; adapters called outside each change things on their own.
 * A rule that must both write and refuse returns its outcome from `work` and throws afterwards: a throw inside undoes the write.
 */
export abstract class UnitOfWork {
  /** @throws whatever `work` throws, after everything it did is undone */
  abstract run<T>(work: () => Promise<T>): Promise<T>;

  /** Whether what the caller does is part of a unit around it, and undone with that. */
  abstract get isAround(): boolean;
}
