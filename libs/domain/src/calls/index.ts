// Calls: what a telephone system says of them, whom they ring, what their times amount to, and what keeps them alive.
export * from './call-event';
export * from './call-timeline';
export * from './consent';
export * from './holds';
export * from './phone-state';
export * from './ring';
export * from './ring-order';
export * from './talk-time';
export * from './web-line';
