// What a platform lets us say to a contact, and for how long: nothing here knows who asks.
export * from './allowance';
export * from './acted-at';
