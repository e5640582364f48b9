// An agent's agenda as other calendars read it.
export * from './calendar-text';
