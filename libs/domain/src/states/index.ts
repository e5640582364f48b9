// What agents chose to be, over a day.
export * from './state-spans';
