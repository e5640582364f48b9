// Calls: what a call's times amount to.
export * from './talk-time';
