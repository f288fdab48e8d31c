import { DayByDayRecurrenceExpander } from './day-by-day-recurrence-expander.js';
import { recurrenceExpanderContract } from './recurrence-expander-contract.js';

recurrenceExpanderContract('DayByDayRecurrenceExpander', new DayByDayRecurrenceExpander());
