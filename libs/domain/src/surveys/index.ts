// What contacts say of a service after it ended: whom to ask, when, and what follows from an answer.
export * from './asking';
export * from './answer';
export * from './texts';
