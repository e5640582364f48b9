// Decisions about mail: whom an answer goes to, what the desk may say by itself, what is spam, how a letter is laid out.
export * from './addresses';
export * from './answering';
export * from './auto-answers';
export * from './bounces';
export * from './letter';
export * from './spam';
export * from './words';
