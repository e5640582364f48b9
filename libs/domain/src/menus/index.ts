// Menus under a conversation: what may stand in one, and what a platform's refusal is about.
export * from './menu';
export * from './check-menu';
export * from './menu-refusals';
