// Scripts: filling in texts, choosing a greeting, and the words an agent must not use.
export { foldText } from './folded-text';
export * from './forbidden';
export * from './greeting';
export * from './run';
export * from './template';
