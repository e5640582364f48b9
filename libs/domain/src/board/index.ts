// Thresholds of the live board: when an alarm is raised and when it is over.
export * from './thresholds';
