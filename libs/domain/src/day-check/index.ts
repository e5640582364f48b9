// The day's results, said by each agent at the time that is set for it.
export * from './day-check';
