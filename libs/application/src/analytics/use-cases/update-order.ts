import { assertAmount, assertCurrency, assertMayBecome, type Order } from '@halolight/domain/analytics';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { OrderRepository } from '../ports/order-repository.js';
import type { OrderSignals } from './order-signals.js';

type Changes = { readonly [field in 'number' | 'amount' | 'currency' | 'status' | 'customer']?: Order[field] | undefined };

export interface UpdateOrderCommand {
  readonly actor: Actor;
  readonly orderId: number;
  /** Absent fields stay as they are. */
  readonly changes: Changes;
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes an order. */
export class UpdateOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly signals: OrderSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws InvalidInputError, NotFoundError, StaleVersionError, OrderTransitionError, OrderNumberTakenError */
  async execute({ actor, orderId, changes, expectedVersions }: UpdateOrderCommand): Promise<void> {
    if (changes.amount !== undefined) assertAmount(changes.amount);
    if (changes.currency !== undefined) assertCurrency(changes.currency);
    await this.unitOfWork.run(async () => {
      const order = await this.orders.findForUpdate(orderId);
      if (!order) throw new NotFoundError('Order');
      assertExpectedVersion('Order', order.version, expectedVersions);
      const changed = await this.signals.beforeUpdate.run(withChanges(order, changes));
      assertMayBecome(order.status, changed.status);
      await this.orders.update(changed);
      const data = changed.status === order.status ? {} : { from: order.status, to: changed.status };
      await this.outbox.publish({ type: 'order.updated', actorId: actor.userId, subject: { type: 'order', id: orderId }, data });
    });
  }
}

function withChanges(order: Order, { number, amount, currency, status, customer }: Changes): Order {
  return {
    ...order,
    number: number ?? order.number,
    amount: amount ?? order.amount,
    currency: currency ?? order.currency,
    status: status ?? order.status,
    customer: customer ?? order.customer,
  };
}
