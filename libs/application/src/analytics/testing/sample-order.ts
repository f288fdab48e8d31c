import { uniqueText } from '../../kernel/testing/index.js';
import type { NewOrder } from '../ports/order-repository.js';

/** An order whose number and customer no other test knows, unless `given` says otherwise. */
export function sampleOrder(given: Partial<NewOrder> = {}): NewOrder {
  return { number: uniqueText('T-'), amount: 19.9, currency: 'USD', status: 'PENDING', customer: uniqueText('Customer '), ...given };
}
