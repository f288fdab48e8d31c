import { InMemoryAnalytics } from './in-memory-analytics.js';
import { dashboardFiguresContract } from './dashboard-figures-contract.js';

dashboardFiguresContract('InMemoryDashboardFigures', () => new InMemoryAnalytics());
