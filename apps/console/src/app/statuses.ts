import type { ChosenStatus } from '#contract';

export const chosenStatuses: readonly ChosenStatus[] = ['online', 'busy', 'away', 'offline'];
