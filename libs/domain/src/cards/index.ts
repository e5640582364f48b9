// Monthly scorecards: exact points from measures, grades, templates, and the steps a card takes until it is closed.
export * from './canonical';
export * from './card';
export * from './exact';
export * from './formula';
export * from './grades';
export * from './graph';
export * from './points';
export * from './prorate';
export * from './shipped';
export * from './template';
export * from './total';
