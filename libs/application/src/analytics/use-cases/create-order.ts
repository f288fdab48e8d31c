import { assertAmount, assertCurrency, type OrderStatus } from '@halolight/domain/analytics';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { OrderRepository } from '../ports/order-repository.js';
import type { OrderSignals } from './order-signals.js';

export interface CreateOrderCommand {
  readonly actor: Actor;
  /** Null: the next free one is taken. */
  readonly number: string | null;
  readonly amount: number;
  readonly currency: string;
  /** Any: an order may be recorded here after it was paid or delivered elsewhere. */
  readonly status: OrderStatus;
  readonly customer: string;
}

/** Records an order. */
export class CreateOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly signals: OrderSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws InvalidInputError, OrderNumberTakenError */
  async execute({ actor, ...draft }: CreateOrderCommand): Promise<number> {
    assertAmount(draft.amount);
    assertCurrency(draft.currency);
    return this.unitOfWork.run(async () => {
      const order = await this.signals.beforeCreate.run(draft);
      const id = await this.orders.add(order);
      await this.outbox.publish({ type: 'order.created', actorId: actor.userId, subject: { type: 'order', id }, data: { status: order.status } });
      return id;
    });
  }
}
