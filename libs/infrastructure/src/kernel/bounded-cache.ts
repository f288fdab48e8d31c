import { LRUCache } from 'lru-cache';

/** Forgets what was used least recently. Given `max`, the package would take the memory for that many entries at once: this one grows with what it holds. */
export function boundedCache<Key extends NonNullable<unknown>, Value extends NonNullable<unknown>>(entries: number): LRUCache<Key, Value> {
  return new LRUCache({ maxSize: entries, sizeCalculation: () => 1 });
}
