// Contacts: who counts as known, and how their numbers are compared and shown.
export * from './known';
export * from './phone';
