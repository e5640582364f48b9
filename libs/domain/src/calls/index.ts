// Calls: what a call's times amount to, whom it rings, and what keeps it alive.
export * from './ring-order';
export * from './talk-time';
export * from './web-line';
