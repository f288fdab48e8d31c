import { LRUCache } from 'lru-cache';

/**
 * Forgets what was used least recently. Given `max`, the package would take the memory for that many entries at once: this one grows with what it holds.
 * @param weigh a whole number of at least 1; an entry that weighs more than `most` is not kept
 */
export function boundedCache<Key extends NonNullable<unknown>, Value extends NonNullable<unknown>>(
  most: number,
  weigh: (value: Value) => number = () => 1,
): LRUCache<Key, Value> {
  return new LRUCache({ maxSize: most, sizeCalculation: weigh });
}
