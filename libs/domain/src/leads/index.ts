// Leads: when one is valid, when it is one too many, and what becomes of it in sales.
export * from './judge-lead';
export * from './lead-sales';
export * from './lead-funnel';
export * from './visit-origin';
