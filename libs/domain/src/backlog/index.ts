// Work that has been open for days: how old it is, whose cause it is, and what is done about it today.
export * from './age';
export * from './cause';
