import type {
  DeleteNotification,
  NotificationDirectory,
  NotificationView,
  ReadAllNotifications,
  ReadNotification,
} from '@halolight/application/collaboration';
import { hiddenNotifications } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import { Delete, Get, Path, Put, Queries, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest } from '../list-query.js';
import type { NotificationBody, NotificationListQuery, UnreadCountBody } from './notifications.contract.js';

/** What the caller was told: of shares, messages, invitations, reminders and what happens to their account. Nobody sees another's. */
@Route('notifications')
@Tags('Notifications')
export class NotificationsController {
  constructor(
    private readonly directory: NotificationDirectory,
    private readonly readNotification: ReadNotification,
    private readonly readAllNotifications: ReadAllNotifications,
    private readonly deleteNotification: DeleteNotification,
  ) {}

  /**
   * Those that tell of messages take `messages:view`, of documents `documents:view`, of files `files:view`, of calendars `calendar:view`, wherever they are listed or counted.
   * They go with what they tell of: with a share, an invitation or a place in a group that is taken back, unless the caller sees the thing otherwise.
   * One of a document, a file or a conversation that is unread is replaced by the next one.
   * @summary Lists the caller's notifications, newest first
   */
  @Get()
  @Security('jwt')
  async list(@Request() request: AuthenticatedRequest, @Queries() query: NotificationListQuery): Promise<Success<Paged<NotificationBody>>> {
    const { read, type } = query;
    const { userId, permissions } = request.actor;
    return pageOf(await this.directory.page(userId, toPageRequest(query), { read, type, hidden: hiddenNotifications(permissions) }), notificationBody);
  }

  /** @summary Counts the caller's unread notifications */
  @Get('unread-count')
  @Security('jwt')
  async unreadCount(@Request() request: AuthenticatedRequest): Promise<Success<UnreadCountBody>> {
    const { userId, permissions } = request.actor;
    return ok({ unreadCount: await this.directory.unreadCount(userId, hiddenNotifications(permissions)) });
  }

  /** @summary Marks all of the caller's notifications as read */
  @Put('read-all')
  @Security('jwt')
  async readAll(@Request() request: AuthenticatedRequest): Promise<Success<UnreadCountBody>> {
    await this.readAllNotifications.execute(request.actor);
    return this.unreadCount(request);
  }

  /** @summary Marks a notification as read */
  @Put('{id}/read')
  @Security('jwt')
  async read(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<NotificationBody>> {
    await this.readNotification.execute(request.actor, id);
    const { userId, permissions } = request.actor;
    const notification = await this.directory.byId(userId, id, hiddenNotifications(permissions));
    if (!notification) throw new NotFoundError('Notification');
    return ok(notificationBody(notification));
  }

  /** @summary Throws a notification away */
  @Delete('{id}')
  @Security('jwt')
  async delete(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<Deleted>> {
    await this.deleteNotification.execute(request.actor, id);
    return ok({ id });
  }
}

function notificationBody({ id, type, title, content, read, link, createdAt }: NotificationView): NotificationBody {
  return { id, type, title, content, read, link, createdAt };
}
