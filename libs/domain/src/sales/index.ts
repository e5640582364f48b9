// Sales results from a sheet: how its bytes become text, its rows orders, and what each order changes.
export * from './decode-sheet';
export * from './delimited';
export * from './place-sale';
export * from './read-amount';
export * from './read-order-day';
export * from './read-sale';
export * from './sale-columns';
