/** A talk with the assistant; its owner is named by e-mail address. */
export interface DemoTalk {
  readonly owner: string;
  readonly hoursAgo: number;
  /** Questions and answers in turn; the conversation is called after the first. */
  readonly messages: readonly string[];
}

const [ADMIN, MANAGER, USER] = ['admin@example.com', 'manager@example.com', 'user@example.com'] as const;

export const DEMO_TALKS: readonly DemoTalk[] = [
  {
    owner: ADMIN,
    hoursAgo: 190,
    messages: [
      'How do I give somebody a permission for a while?',
      'Grant it to their account, or put them into a group that has it, and take it back later. Both hold with their next request.',
      'And who may see what I changed?',
      'The audit log keeps who changed which rights, and when; whoever may view it finds it there.',
    ],
  },
  { owner: ADMIN, hoursAgo: 30, messages: ['What is 12 * 1499?', '12 * 1499 = 17988'] },
  {
    owner: MANAGER,
    hoursAgo: 74,
    messages: ['How does a meeting repeat every second week?', 'Give it the rule FREQ=WEEKLY;INTERVAL=2. It keeps its time of day when the clocks change.'],
  },
  { owner: MANAGER, hoursAgo: 5, messages: ['What is (48000 - 31250) / 48000?', '(48000 - 31250) / 48000 = 0.3489583333'] },
  {
    owner: USER,
    hoursAgo: 51,
    messages: [
      'How do I share a document?',
      'Share it with a user and choose whether they may read or edit it. It then appears among what is shared with them.',
      'Can I take that back?',
      'Yes: remove the share, and they no longer see the document.',
    ],
  },
  { owner: USER, hoursAgo: 3, messages: ['How large may a file be?', 'As large as your storage quota allows; what is left of it is shown with your files.'] },
];
