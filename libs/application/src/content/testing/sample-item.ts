import { uniqueText } from '../../kernel/testing/index.js';
import type { NewItem } from '../ports/item-repository.js';

/** An item whose name no other test knows, unless `given` says otherwise. */
export function sampleItem(ownerId: number, given: Partial<NewItem> = {}): NewItem {
  return { name: uniqueText('Item '), description: null, ownerId, ...given };
}
