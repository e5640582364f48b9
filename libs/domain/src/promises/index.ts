// Promises: slots agreed with contacts, when they are kept or breached, and how close appointments may lie.
export * from './agreement';
export * from './deadlines';
export * from './parts';
export * from './promise';
export * from './slot';
export * from './spacing';
export * from './verbs';
