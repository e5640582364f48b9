// Conduct: what is found against a rule of the house, and the way from a finding to a judged violation. Amounts are proposed, never taken.
export * from './amounts';
export * from './apology';
export * from './late-reply';
export * from './reply-findings';
export * from './rules';
export * from './term';
export * from './violation';
export { GREETING_WORDS } from './words';
