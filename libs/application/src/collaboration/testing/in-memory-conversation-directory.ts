import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, samplePageRequest } from '../../kernel/testing/index.js';
import { ConversationDirectory, type ConversationFilter, type ConversationView, type ParticipantView } from '../queries/conversation-directory.js';
import type { MessageView } from '../queries/message-directory.js';
import type { InMemoryCollaborationStore, StoredParticipant } from './in-memory-collaboration-store.js';
import type { InMemoryMessageDirectory } from './in-memory-message-directory.js';

/** The twin of the real `ConversationDirectory`. */
export class InMemoryConversationDirectory extends ConversationDirectory {
  constructor(
    private readonly store: InMemoryCollaborationStore,
    private readonly messages: InMemoryMessageDirectory,
  ) {
    super();
  }

  override async byId(conversationId: number, viewerId: number): Promise<ConversationView | null> {
    const conversation = this.store.conversations.get(conversationId);
    if (!conversation || !this.store.participant(conversationId, viewerId)) return null;
    const participants = this.store.participantsOf(conversationId).map((participant) => this.view(participant));
    const said = await this.saidIn(conversationId, viewerId);
    return {
      id: conversationId,
      type: conversation.type,
      name: conversation.name ?? participants.find(({ id }) => id !== viewerId)?.name ?? '',
      participants,
      lastMessage: said.at(-1) ?? null,
      unreadCount: said.filter(({ read }) => !read).length,
      createdAt: conversation.createdAt,
      version: conversation.version,
    };
  }

  override async page(viewerId: number, request: PageRequest, { type }: ConversationFilter): Promise<Page<ConversationView>> {
    const views = (await this.listed(viewerId)).filter((view) => type === undefined || view.type === type);
    const activityOf = ({ id }: ConversationView) => this.store.participant(id, viewerId)?.lastActivity ?? 0;
    return pageOf(views, request, {
      sorts: { id: ({ id }) => id, lastMessageAt: activityOf },
      sort: '-lastMessageAt',
      searched: ({ name, participants }) => [name, ...participants.filter(({ id }) => id !== viewerId).map((other) => other.name)],
    });
  }

  override async unreadCount(viewerId: number): Promise<number> {
    return (await this.listed(viewerId)).reduce((sum, { unreadCount }) => sum + unreadCount, 0);
  }

  private async listed(viewerId: number): Promise<ConversationView[]> {
    const views: ConversationView[] = [];
    for (const { conversationId, userId, isHidden } of this.store.participants.values()) {
      const view = userId === viewerId && !isHidden ? await this.byId(conversationId, viewerId) : null;
      if (view) views.push(view);
    }
    return views;
  }

  private async saidIn(conversationId: number, viewerId: number): Promise<readonly MessageView[]> {
    const all = samplePageRequest({ pageSize: 1_000, sort: 'id' });
    return (await this.messages.page(viewerId, all, { conversationId })).items;
  }

  private view({ userId, lastReadMessageId }: StoredParticipant): ParticipantView {
    const { name = '', avatar = null } = this.store.people.get(userId) ?? {};
    return { id: userId, name, avatar, lastReadMessageId };
  }
}
