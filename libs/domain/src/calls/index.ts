// Calls: what a telephone system says of them, what their times amount to, and how they are answered.
export * from './call-event';
export * from './call-timeline';
export * from './consent';
export * from './holds';
export * from './phone-state';
export * from './ring';
export * from './talk-time';
