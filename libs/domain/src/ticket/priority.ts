/** A file of its own: policies ask for it, and a ticket's clocks come from policies. */
export type Priority = 'low' | 'normal' | 'high' | 'urgent';
