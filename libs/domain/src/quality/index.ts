// Quality checks: drawing samples that can be drawn again, forms, marks with their appeal, and how far reviewers agree.
export * from './agreement';
export * from './check';
export * from './form';
export * from './mark';
export * from './sample';
export * from './shipped-forms';
