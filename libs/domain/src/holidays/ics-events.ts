import { DomainError } from '../errors';
import type { ContentLine } from './ics-lines';
import { LineRefused } from './refused-line';

const MOST_EVENTS = 2_000;
const DEEPEST = 8;

/** One VEVENT with the properties of its own; those of its alarms are not among them. */
export interface IcsEvent {
  begin: ContentLine;
  properties: ContentLine[];
}

/**
 * The events of a file and the properties of its calendars. Throws `ics_not_a_calendar` with the line where something stands outside of a
 * calendar, `ics_broken` where a part ends that did not begin or never ends, `ics_too_many_events`, and `ics_without_events`.
 */
export function eventsOf(lines: readonly ContentLine[]): { events: IcsEvent[]; calendar: ContentLine[] } {
  const open: string[] = [];
  const events: IcsEvent[] = [];
  const calendar: ContentLine[] = [];
  for (const line of lines) {
    const part = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      begin(open, part, line);
      if (open.join() === 'VCALENDAR,VEVENT') events.push({ begin: line, properties: [] });
      if (events.length > MOST_EVENTS)
        throw new DomainError('ics_too_many_events', { line: line.line, most: MOST_EVENTS });
    } else if (line.name === 'END') {
      if (open.pop() !== part) throw new DomainError('ics_broken', { line: line.line });
    } else if (open.length === 0) throw new DomainError('ics_not_a_calendar', { line: line.line });
    else if (open.length === 1) calendar.push(line);
    else if (open.join() === 'VCALENDAR,VEVENT') events.at(-1)!.properties.push(line);
  }
  if (open.length > 0) throw new DomainError('ics_broken', { line: lines.at(-1)!.line });
  if (events.length === 0) throw new DomainError('ics_without_events');
  return { events, calendar };
}

function begin(open: string[], part: string, { line }: ContentLine): void {
  if (open.length === 0 && part !== 'VCALENDAR') throw new DomainError('ics_not_a_calendar', { line });
  if (open.length === DEEPEST) throw new DomainError('ics_broken', { line });
  open.push(part);
}

/** The one property of that name. Throws `twice` where there are more. */
export function onlyOne({ properties }: IcsEvent, name: string): ContentLine | null {
  const [first, second] = properties.filter((property) => property.name === name);
  if (second) throw new LineRefused('twice', second);
  return first ?? null;
}
