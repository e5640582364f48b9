// Areas: which one a contact is in, and why.
export * from './find-territory';
export * from './overlap';
export * from './phone-area';
export * from './territory-list';
