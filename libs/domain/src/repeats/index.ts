// Contacts who come back on the same matter, and why they may have had to (DOMAIN M1 to M4, W1).
export * from './matter';
export * from './cause';
export * from './repeat';
