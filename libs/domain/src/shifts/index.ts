// When each person works: weekly patterns, single days, and what they add up to. The team's hours are the calendar's.
export * from './check-shifts';
export * from './planned-day';
export * from './shift';
export * from './shift-time';
