import type { Order } from '@halolight/domain/analytics';
import { EntitySignals } from '../../kernel/index.js';
import type { NewOrder } from '../ports/order-repository.js';

/** What is about to happen to an order. */
export class OrderSignals extends EntitySignals<NewOrder, Order> {}
