// Parts that tickets wait for: found missing, asked for, arrived, fitted.
export * from './part';
export * from './part-steps';
