// Policies: which targets a ticket's clocks have, and the clock of its resolution. What opens and answers a wait is the ticket's.
export * from './answer-target';
export * from './check-policies';
export * from './closing-matrix';
export * from './match';
export * from './policy';
export * from './resolution';
export * from './resolution-clock';
