// Decisions about one ticket: what happens, in order, and what the ticket is afterwards. No clock, no I/O.
export * from './decide';
export * from './deadlines';
export * from './plan';
export * from './ticket';
