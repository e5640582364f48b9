// Working time: hours of a week, dated overrides, and the arithmetic over them. Knows no ticket and no policy.
export * from './calendar';
export * from './check-calendar';
export * from './clock-time';
export * from './day-range';
export * from './last-closing';
export { minuteOfDayIn, parseDay } from './local-days';
export * from './working-time';
