/** Authors are named by e-mail address; it was published so many days ago, or never. */
export interface DemoPost {
  readonly author: string;
  readonly title: string;
  readonly description: string;
  readonly daysAgo: number | null;
  readonly views: number;
  readonly shares: number;
}

const [ADMIN, MANAGER, USER] = ['admin@example.com', 'manager@example.com', 'user@example.com'] as const;

export const DEMO_POSTS: readonly DemoPost[] = [
  {
    author: MANAGER,
    title: 'What changes in the autumn release',
    description:
      'Search now looks into the text of documents, folders can be moved as a whole, and every change of a document keeps a revision that you can restore.\n\nNothing you have to do: the new version is there when you sign in the next time.',
    daysAgo: 3,
    views: 184,
    shares: 21,
  },
  {
    author: USER,
    title: 'Five shortcuts I use every day',
    description: 'Pinning the folders you work in, sorting by last change, tags instead of long names, links that expire, and the calendar feed in your own calendar program.',
    daysAgo: 9,
    views: 97,
    shares: 12,
  },
  {
    author: ADMIN,
    title: 'Maintenance on Saturday morning',
    description: 'Between six and seven on Saturday morning the service may be away for some minutes. Work that you saved before is not affected.',
    daysAgo: 16,
    views: 241,
    shares: 3,
  },
  {
    author: MANAGER,
    title: 'How we count visits',
    description: 'A visit is counted once for each page and browser. We keep no names and no addresses, and the figures on the dashboard are made from daily sums.',
    daysAgo: 31,
    views: 66,
    shares: 5,
  },
  {
    author: USER,
    title: 'Keeping a shared folder tidy',
    description: 'Agree on three tags and use no others; give every folder one owner; once a month, archive what nobody has opened.',
    daysAgo: 48,
    views: 52,
    shares: 8,
  },
  {
    author: USER,
    title: 'Notes for a post about reminders',
    description: 'Begin with the question everybody asks: why did I not hear of the meeting?',
    daysAgo: null,
    views: 0,
    shares: 0,
  },
];
