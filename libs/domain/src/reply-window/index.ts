// Reply windows: the clock of one waiting episode. What opens and closes an episode is the ticket's decision.
export * from './last-minutes';
export * from './open-window';
export * from './window-clock';
