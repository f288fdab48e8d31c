import type { Item } from '@halolight/domain/content';
import { EntitySignals } from '../../kernel/index.js';
import type { NewItem } from '../ports/item-repository.js';

/** What is about to happen to an item. */
export class ItemSignals extends EntitySignals<NewItem, Item> {}
