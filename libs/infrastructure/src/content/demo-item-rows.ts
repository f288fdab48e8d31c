/** Owners are named by e-mail address. */
export interface DemoItem {
  readonly owner: string;
  readonly name: string;
  readonly description: string | null;
  readonly daysAgo: number;
}

const [ADMIN, MANAGER, USER] = ['admin@example.com', 'manager@example.com', 'user@example.com'] as const;

export const DEMO_ITEMS: readonly DemoItem[] = [
  { owner: ADMIN, name: 'Projector, meeting room 1', description: 'Full HD; the remote control is in the drawer.', daysAgo: 58 },
  { owner: ADMIN, name: 'Label printer', description: 'Takes 62 mm rolls.', daysAgo: 51 },
  { owner: ADMIN, name: 'Spare laptop 3', description: 'With a German keyboard.', daysAgo: 40 },
  { owner: MANAGER, name: 'Trade fair stand', description: 'Two walls and a counter, packed in four boxes.', daysAgo: 33 },
  { owner: MANAGER, name: 'Roll-up banner', description: null, daysAgo: 33 },
  { owner: MANAGER, name: 'Sample case', description: 'Twelve lamps with their power supplies.', daysAgo: 26 },
  { owner: USER, name: 'Camera', description: 'With two lenses and a charger.', daysAgo: 19 },
  { owner: USER, name: 'Tripod', description: null, daysAgo: 19 },
  { owner: USER, name: 'Microphone', description: 'For the recordings of the talks.', daysAgo: 12 },
  { owner: USER, name: 'Brochures, spring edition', description: 'About 400 are left.', daysAgo: 5 },
];
