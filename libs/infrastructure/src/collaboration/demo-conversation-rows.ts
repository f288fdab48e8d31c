/** Demo users go by their usernames. */
export interface DemoMessage {
  readonly from: string;
  readonly content: string;
  readonly minutesAgo: number;
}

export interface DemoConversation {
  /** Of a group; null: between the first two. */
  readonly name: string | null;
  readonly participants: readonly string[];
  /** Oldest first. */
  readonly messages: readonly DemoMessage[];
  /** Who has read all of it, beside the sender of the last message. */
  readonly readBy: readonly string[];
}

export interface DemoNotification {
  readonly to: string;
  readonly type: 'SHARE' | 'MESSAGE' | 'INVITATION' | 'REMINDER' | 'SECURITY';
  readonly title: string;
  readonly content: string;
  readonly link: string | null;
  readonly minutesAgo: number;
  readonly isRead: boolean;
}

const HOUR = 60;
const DAY = 24 * HOUR;

export const DEMO_CONVERSATIONS: readonly DemoConversation[] = [
  {
    name: null,
    participants: ['admin', 'manager'],
    messages: [
      { from: 'manager', content: 'Morning! Could you give Uri access to the price list?', minutesAgo: 2 * DAY },
      { from: 'admin', content: 'Done. He can edit it until the end of the month.', minutesAgo: 2 * DAY - 25 },
      { from: 'manager', content: 'Perfect, thank you.', minutesAgo: 2 * DAY - 27 },
      { from: 'admin', content: 'The backup drill is on Thursday, by the way. Nothing will be down.', minutesAgo: 3 * HOUR },
    ],
    readBy: [],
  },
  {
    name: null,
    participants: ['manager', 'user'],
    messages: [
      { from: 'manager', content: 'How far is the landing page?', minutesAgo: 5 * HOUR },
      { from: 'user', content: 'Copy is final, the pictures come this afternoon.', minutesAgo: 5 * HOUR - 8 },
      { from: 'manager', content: 'Great. Please send me a link before it goes out.', minutesAgo: 40 },
    ],
    readBy: [],
  },
  {
    name: 'Spring launch',
    participants: ['manager', 'admin', 'user'],
    messages: [
      { from: 'manager', content: 'Here we collect everything about the launch.', minutesAgo: 6 * DAY },
      { from: 'user', content: 'I put the schedule into the shared folder.', minutesAgo: 6 * DAY - 90 },
      { from: 'admin', content: 'Load test passed with room to spare.', minutesAgo: DAY },
      { from: 'user', content: 'Newsletter is scheduled for Monday, 9:00.', minutesAgo: 2 * HOUR },
    ],
    readBy: ['admin'],
  },
];

export const DEMO_NOTIFICATIONS: readonly DemoNotification[] = [
  { to: 'user', type: 'SHARE', title: 'Mara Manager shared a document with you', content: 'Price list', link: '/documents', minutesAgo: 2 * DAY, isRead: true },
  { to: 'user', type: 'MESSAGE', title: 'New message from Mara Manager', content: 'Great. Please send me a link before it goes out.', link: '/messages', minutesAgo: 40, isRead: false },
  { to: 'manager', type: 'MESSAGE', title: 'New message from Ada Administrator', content: 'The backup drill is on Thursday, by the way. Nothing will be down.', link: '/messages', minutesAgo: 3 * HOUR, isRead: false },
  { to: 'admin', type: 'SECURITY', title: 'You signed in from a new device', content: 'Firefox on Linux, from 192.0.2.10. If that was not you, change your password.', link: '/account/sessions', minutesAgo: 4 * DAY, isRead: true },
  { to: 'guest', type: 'SECURITY', title: 'Your roles were changed', content: 'You are now: guest.', link: '/account', minutesAgo: 7 * DAY, isRead: false },
];
