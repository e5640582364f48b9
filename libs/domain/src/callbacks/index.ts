// Callbacks: when one is due, what completes it, and which ones count.
export * from './callback';
export * from './handover';
export * from './report-week';
