// What a ticket serves: product, fault, kind of service, parts on their way, and which of the facts are still missing.
export * from './changed-facts';
export * from './completeness';
export * from './facts';
export * from './thing';
