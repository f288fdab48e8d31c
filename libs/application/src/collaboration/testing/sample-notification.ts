import type { NotificationDraft } from '@halolight/domain/collaboration';

/** A notification of a share, unless `given` says otherwise. */
export function sampleNotification(userId: number, given: Partial<NotificationDraft> = {}): NotificationDraft {
  return { userId, type: 'SHARE', title: 'Ada shared a document with you', content: 'Price list', link: '/documents/7', topic: null, ...given };
}
