// When the things that matter were first done for a ticket.
export * from './moments';
