// A complaint from the first word to the contact's own "satisfied" (DOMAIN V15, V17, V18, H17).
export * from './complaint';
export * from './verbs';
