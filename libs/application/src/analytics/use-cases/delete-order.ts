import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { OrderRepository } from '../ports/order-repository.js';
import type { OrderSignals } from './order-signals.js';

/** Deletes an order, which leaves the revenue as well. */
export class DeleteOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly signals: OrderSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, StaleVersionError */
  async execute(actor: Actor, orderId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const order = await this.orders.findForUpdate(orderId);
      if (!order) throw new NotFoundError('Order');
      assertExpectedVersion('Order', order.version, expectedVersions);
      await this.signals.beforeDelete.run(order);
      await this.orders.remove(orderId);
      await this.outbox.publish({ type: 'order.deleted', actorId: actor.userId, subject: { type: 'order', id: orderId } });
    });
  }
}
