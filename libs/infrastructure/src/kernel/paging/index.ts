export type { SortField, Sorts } from './sort.js';
