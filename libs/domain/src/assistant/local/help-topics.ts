export interface HelpTopic {
  readonly name: string;
  /** In lower case; a word of a question that begins like one of them speaks of the topic. */
  readonly keywords: readonly string[];
  readonly text: string;
}

/** What the built-in assistant can explain. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  {
    name: 'signing in',
    keywords: ['sign', 'login', 'password', 'session', 'device', 'logout'],
    text: 'You sign in with your e-mail address or username. Each device is a session of its own: under sessions you see them all and can end any of them. If you forget your password, ask for a link by mail; it works once, for half an hour.',
  },
  {
    name: 'documents and folders',
    keywords: ['document', 'folder', 'revision', 'write'],
    text: 'Documents stand in folders and keep a revision of every change, which you can restore. You can share one with a user or a group to read, to comment or to edit, for as long as you like. Say "find" and some words, and I look for documents that you may see.',
  },
  {
    name: 'files',
    keywords: ['file', 'upload', 'download', 'storage', 'quota'],
    text: 'Files are uploaded into your own storage, which has a quota. You can share a file with users and groups, or make a link for people without an account, with a password, an end and a number of downloads if you wish.',
  },
  {
    name: 'messages and notifications',
    keywords: ['message', 'chat', 'conversation', 'notification', 'unread'],
    text: 'You write messages to one person or to a group; only those in a conversation see it. Notifications tell you of shares, invitations, messages, reminders and of what concerns the safety of your account.',
  },
  {
    name: 'the calendar',
    keywords: ['calendar', 'event', 'meeting', 'invite', 'invitation', 'remind', 'appointment'],
    text: 'Events may last all day and may recur. You invite others, who answer for themselves, and set reminders in minutes before the start. Other calendar programs can subscribe to yours by a private address.',
  },
  {
    name: 'the dashboard',
    keywords: ['dashboard', 'statistic', 'sales', 'visit', 'order', 'task', 'figure'],
    text: 'The dashboard shows visits, orders, revenue and tasks over the days you choose, and compares them with the same number of days before.',
  },
  {
    name: 'roles and permissions',
    keywords: ['role', 'permission', 'right', 'group', 'admin', 'allow'],
    text: 'What you may do follows from your roles, your groups and what was granted to you by name. A change counts from your next request on. If something is refused that you need, ask an administrator.',
  },
];

/** The topics that a question speaks of, those it says most about first. */
export function topicsIn(question: string): HelpTopic[] {
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  return HELP_TOPICS.map((topic) => ({ topic, hits: words.filter((word) => topic.keywords.some((keyword) => word.startsWith(keyword))).length }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .map(({ topic }) => topic);
}
