import type { CreateOrder, DeleteOrder, OrderDirectory, OrderView, UpdateOrder, UpdateOrderCommand } from '@halolight/application/analytics';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import type { CreateOrderBody, OrderBody, OrderListQuery, PatchOrderBody, ReplaceOrderBody } from './orders.contract.js';

const DEFAULT_CURRENCY = 'USD';

/** Orders, which make the dashboard's sales. */
@Route('orders')
@Tags('Orders')
export class OrdersController {
  constructor(
    private readonly directory: OrderDirectory,
    private readonly createOrder: CreateOrder,
    private readonly updateOrder: UpdateOrder,
    private readonly deleteOrder: DeleteOrder,
  ) {}

  /** @summary Lists orders, newest first unless told */
  @Get()
  @Security('jwt', ['orders:view'])
  async list(@Queries() query: OrderListQuery): Promise<Success<Paged<OrderBody>>> {
    const { status, currency, customer, from, to } = query;
    return pageOf(await this.directory.page(toPageRequest(query), { status, currency, customer, from, to }), orderBody);
  }

  /** @summary Shows an order */
  @Get('{id}')
  @Security('jwt', ['orders:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<OrderBody>> {
    return this.show(request, id);
  }

  /** @summary Records an order */
  @Post()
  @Security('jwt', ['orders:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateOrderBody): Promise<Success<OrderBody>> {
    const { number = null, amount, currency = DEFAULT_CURRENCY, status = 'PENDING', customer } = body;
    const id = await this.createOrder.execute({ actor: request.actor, number, amount, currency, status, customer });
    return this.show(request, id);
  }

  /**
   * A status that does not follow the present one is 409.
   * @summary Replaces an order
   */
  @Put('{id}')
  @Security('jwt', ['orders:update'])
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: ReplaceOrderBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<OrderBody>> {
    const { number, currency = DEFAULT_CURRENCY, ...rest } = body;
    return this.change(request, id, { ...rest, currency, number: number ?? undefined }, ifMatch);
  }

  /**
   * A status that does not follow the present one is 409.
   * @summary Changes fields of an order
   */
  @Patch('{id}')
  @Security('jwt', ['orders:update'])
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchOrderBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<OrderBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /** @summary Deletes an order */
  @Delete('{id}')
  @Security('jwt', ['orders:delete'])
  async delete(@Request() request: AuthenticatedRequest, @Path() id: Id, @Header('If-Match') ifMatch?: IfMatch): Promise<Success<Deleted>> {
    await this.deleteOrder.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  private async change(
    request: AuthenticatedRequest,
    orderId: number,
    changes: UpdateOrderCommand['changes'],
    ifMatch: IfMatch | undefined,
  ): Promise<Success<OrderBody>> {
    await this.updateOrder.execute({ actor: request.actor, orderId, changes, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, orderId);
  }

  private async show(request: AuthenticatedRequest, orderId: number): Promise<Success<OrderBody>> {
    const order = await this.directory.byId(orderId);
    if (!order) throw new NotFoundError('Order');
    tagVersion(request, order.version);
    return ok(orderBody(order));
  }
}

function orderBody({ id, number, amount, currency, status, customer, createdAt, updatedAt }: OrderView): OrderBody {
  return { id, number, amount, currency, status, customer, createdAt, updatedAt };
}
