// Routing: who gets a ticket, and why the others did not.
export * from './choose-agent';
export * from './stand-ins';
export * from './needed-skills';
export * from './overflow';
export * from './fairness';
export * from './willing-time';
export * from './replay';
