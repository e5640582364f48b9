// Leads: when one is valid, and when it is one too many.
export * from './judge-lead';
