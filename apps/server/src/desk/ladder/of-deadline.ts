/** As SQL of a ticket `t` and an escalation `e`: of the deadline that it runs towards; a pause has none, nor has a ticket that is solved. */
export const OF_DEADLINE = `(t.resolution ->> 'endedAt' is null and e.resolution_due_at = (t.resolution ->> 'dueAt')::timestamptz)`;
