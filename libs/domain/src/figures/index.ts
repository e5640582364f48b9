// Figures: statistics that open to rows, how values lie, and the dated numbers they are held against.
export * from './figure-mail';
export * from './settings';
export * from './statistics';
export * from './spread';
