// Reports that agents write of their own work: which periods they tell of, when they are due, and who may do what with one.
export * from './own-hours';
export * from './period';
export * from './report';
