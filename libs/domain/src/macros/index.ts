// Macros: saved words and acts in one. What a macro may hold; the acts themselves are the ticket's own verbs.
export * from './macro';
