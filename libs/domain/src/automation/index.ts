// Automation: rules an admin writes. What sets one off, which tickets it is for, what it may never do to itself. Acts are the ticket's verbs.
export * from './rule';
export * from './trigger';
export * from './conditions';
export * from './episodes';
export * from './guard';
export * from './check-rules';
export * from './past';
