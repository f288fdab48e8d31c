import { demoPicture } from './demo-picture.js';

/** A small real file of a demo user; `folder` is one of the demo folders. */
export interface DemoFile {
  readonly owner: string;
  readonly folder?: string;
  readonly name: string;
  readonly daysAgo: number;
  readonly content: () => Buffer;
}

const [ADMIN, MANAGER, USER] = ['admin@example.com', 'manager@example.com', 'user@example.com'] as const;
const [TEAL, SAND, NIGHT] = [[0, 128, 128], [240, 226, 188], [24, 32, 64]] as const;

const text = (content: string) => (): Buffer => Buffer.from(content);

export const DEMO_FILES: readonly DemoFile[] = [
  { owner: ADMIN, folder: 'Runbooks', name: 'backup.log', daysAgo: 2, content: text('03:00 dump started\n03:04 dump finished, 182 MB\n03:05 copy verified\n') },
  { owner: ADMIN, name: 'inventory.csv', daysAgo: 28, content: text('host,role,memory\nalpha,api,4\nbeta,api,4\ngamma,database,32\n') },
  { owner: MANAGER, folder: 'Forecasts', name: 'forecast.csv', daysAgo: 6, content: text('month,cautious,likely\nJanuary,41000,52000\nFebruary,43500,55000\nMarch,47000,61000\n') },
  { owner: MANAGER, folder: 'Customers', name: 'Café Aurora – stand plan.png', daysAgo: 17, content: () => demoPicture(320, 200, [SAND, TEAL, SAND]) },
  { owner: USER, folder: 'Newsletter', name: 'banner.png', daysAgo: 3, content: () => demoPicture(600, 160, [NIGHT, TEAL]) },
  { owner: USER, folder: 'Marketing', name: 'flyer text.txt', daysAgo: 11, content: text('Come and see us in hall 4, stand 12. Coffee is on us.\n') },
  { owner: USER, name: 'to do.txt', daysAgo: 1, content: text('- photos for the interview\n- ask Mara about the forecast\n') },
];
