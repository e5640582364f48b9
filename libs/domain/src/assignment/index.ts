// Routing: who gets a ticket, and why the others did not.
export * from './choose-agent';
