// When a ticket of a team that calls back first may be closed (DOMAIN section 8).
export * from './closing-gate';
