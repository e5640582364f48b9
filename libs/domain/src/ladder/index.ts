// Escalation: which steps a waiting episode passes, whom they reach and when, and reports that nobody has a solution.
export * from './check-ladder';
export * from './ladder';
export * from './no-solution';
export * from './resolution-ladder';
export * from './shifts';
