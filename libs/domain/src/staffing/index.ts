// Staffing: what load is to be expected by the hour, and how many people it takes.
export * from './erlang-c';
export * from './expected-load';
export * from './planned-hours';
export * from './simulate-queue';
export * from './staffing-need';
