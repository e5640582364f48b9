/** One entry of a calendar. Instants are UTC. */
export interface AgendaEntry {
  /** The same for as long as it is the same thing. */
  uid: string;
  from: Date;
  to: Date;
  title: string;
  /** How often it was changed, and when the last time. */
  sequence: number;
  changedAt: Date;
}

const LONGEST_LINE = 75;
const CONTROL = /(?!\n)\p{Cc}/gu;
const UTF_8 = new TextEncoder();
/** A calendar holds at least one component (RFC 5545, 3.4): one without entries names the zone its times would be in. */
const NO_ENTRIES = [
  ...['BEGIN:VTIMEZONE', 'TZID:UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000'],
  ...['TZOFFSETTO:+0000', 'END:STANDARD', 'END:VTIMEZONE'],
];

/**
 * A calendar to be read by other programs (RFC 5545): UTC times, escaped text, lines of 75 octets at most that end in CRLF. `everySeconds`
 * is how often it is worth reading again (RFC 7986).
 */
export function calendarText(name: string, entries: readonly AgendaEntry[], everySeconds: number): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Halfhour//Agenda//EN', 'CALSCALE:GREGORIAN'],
    ...[`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`, `REFRESH-INTERVAL;VALUE=DURATION:PT${everySeconds}S`],
    ...(entries.length === 0 ? NO_ENTRIES : entries.flatMap(entryLines)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const entryLines = ({ uid, from, to, title, sequence, changedAt }: AgendaEntry): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  // Without a METHOD it is the time of the last change (RFC 5545, 3.8.7.2), so the same agenda reads the same.
  `DTSTAMP:${utc(changedAt)}`,
  `LAST-MODIFIED:${utc(changedAt)}`,
  `SEQUENCE:${sequence}`,
  `DTSTART:${utc(from)}`,
  `DTEND:${utc(to)}`,
  `SUMMARY:${escaped(title)}`,
  'END:VEVENT',
];

/** `20261123T020000Z`: the form of an instant. */
const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');

/** TEXT (3.3.11). What no text may hold is left out. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\n/g, '\\n');

/** Between characters and never inside one (3.1): the space that goes on counts as the first octet of its line. */
function folded(line: string): string {
  const lines: string[] = [];
  let [held, octets] = ['', 0];
  for (const character of line) {
    const more = UTF_8.encode(character).length;
    if (octets + more > LONGEST_LINE) {
      lines.push(held);
      [held, octets] = [' ', 1];
    }
    held += character;
    octets += more;
  }
  return [...lines, held].join('\r\n');
}
