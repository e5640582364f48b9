// Contacts: who counts as known, who may be the same person, and how their numbers are compared and shown.
export * from './doubles';
export * from './group-turns';
export * from './join-facts';
export * from './known';
export * from './phone';
