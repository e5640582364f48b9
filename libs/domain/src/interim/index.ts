// Interim results: what was found on the way to a result, each type with the parts it must have (DOMAIN section 9).
export * from './check';
export * from './readable';
export * from './slot-of';
export * from './types';
