import type { CreateItem, DeleteItem, ItemDirectory, ItemView, UpdateItem } from '@halolight/application/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import type { CreateItemBody, ItemBody, ItemListQuery, PatchItemBody } from './items.contract.js';

/** Items; everyone signed in sees and makes them, their owners and administrators change them. */
@Route('items')
@Tags('Items')
export class ItemsController {
  constructor(
    private readonly directory: ItemDirectory,
    private readonly createItem: CreateItem,
    private readonly updateItem: UpdateItem,
    private readonly deleteItem: DeleteItem,
  ) {}

  /** @summary Lists items, newest first unless told */
  @Get()
  @Security('jwt')
  async list(@Queries() query: ItemListQuery): Promise<Success<Paged<ItemBody>>> {
    const { name, description } = query;
    return pageOf(await this.directory.page(toPageRequest(query), { name, description }), itemBody);
  }

  /** @summary Shows an item */
  @Get('{id}')
  @Security('jwt')
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<ItemBody>> {
    return this.show(request, id);
  }

  /** @summary Makes an item that belongs to the caller */
  @Post()
  @Security('jwt')
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateItemBody): Promise<Success<ItemBody>> {
    const { name, description = null } = body;
    const id = await this.createItem.execute({ actor: request.actor, name, description });
    return this.show(request, id);
  }

  /**
   * One's own, or any with `items:update`. A description left out becomes null.
   * @summary Replaces an item
   */
  @Put('{id}')
  @Security('jwt')
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: CreateItemBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<ItemBody>> {
    return this.change(request, id, { description: null, ...body }, ifMatch);
  }

  /**
   * One's own, or any with `items:update`.
   * @summary Changes fields of an item
   */
  @Patch('{id}')
  @Security('jwt')
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchItemBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<ItemBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * One's own, or any with `items:delete`.
   * @summary Deletes an item
   */
  @Delete('{id}')
  @Security('jwt')
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deleteItem.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  private async change(
    request: AuthenticatedRequest,
    itemId: number,
    changes: PatchItemBody,
    ifMatch: IfMatch | undefined,
  ): Promise<Success<ItemBody>> {
    await this.updateItem.execute({ actor: request.actor, itemId, changes, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, itemId);
  }

  private async show(request: AuthenticatedRequest, itemId: number): Promise<Success<ItemBody>> {
    const item = await this.directory.byId(itemId);
    if (!item) throw new NotFoundError('Item');
    tagVersion(request, item.version);
    return ok(itemBody(item));
  }
}

function itemBody({ id, name, description, ownerId, createdAt, updatedAt }: ItemView): ItemBody {
  return { id, name, description, ownerId, createdAt, updatedAt };
}
