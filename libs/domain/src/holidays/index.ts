// Days off from a file: what an iCalendar file says, and what taking it would change in a calendar.
export * from './holiday-file';
export * from './holiday-plan';
export type { LineFault, RefusedLine } from './refused-line';
