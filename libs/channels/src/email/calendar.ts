const longestCalendar = 200_000;

interface Line {
  value: string;
  params: string;
}

/**
 * One readable line for an invitation: title, time with its zone, place, organiser (RFC 5545). Times stay as the
 * organiser wrote them.
 * @returns null when the calendar holds no event
 */
export function eventLine(calendar: string): string | null {
  const lines = calendar
    .slice(0, longestCalendar)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  const start = lines.findIndex((line) => /^BEGIN:VEVENT\s*$/i.test(line));
  if (start < 0) return null;
  const end = lines.findIndex((line, at) => at > start && /^(END:VEVENT|BEGIN:VALARM)\s*$/i.test(line));
  const event = linesByName(lines.slice(start + 1, end < 0 ? lines.length : end));
  const method = /^METHOD:(CANCEL|REPLY|COUNTER)\s*$/im.exec(calendar.slice(0, longestCalendar))?.[1];
  const facts = [
    [method ? `[${method.toUpperCase()}]` : '', textOf(event.get('SUMMARY'))].filter(Boolean).join(' '),
    spanOf(event.get('DTSTART'), event.get('DTEND')),
    textOf(event.get('LOCATION')),
    organiserOf(event.get('ORGANIZER')),
  ].filter(Boolean);
  return facts.length ? facts.join(' · ') : null;
}

function linesByName(lines: string[]): Map<string, Line> {
  const found = new Map<string, Line>();
  for (const line of lines) {
    const parts = /^([A-Za-z-]{1,40})((?:;[^:"]{0,500}(?:"[^"]{0,500}"[^:"]{0,500}){0,10})?):(.*)$/.exec(line);
    const name = parts?.[1]!.toUpperCase();
    if (name && !found.has(name)) found.set(name, { params: parts![2]!, value: parts![3]! });
  }
  return found;
}

function textOf(line: Line | undefined): string {
  const text = (line?.value ?? '').replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? ' ' : sign));
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** "2026-11-20 10:00 – 11:00 (Asia/Shanghai)"; a day without hours is a day, an hour without a zone has none. */
function spanOf(from: Line | undefined, to: Line | undefined): string {
  const start = momentOf(from);
  if (!start) return '';
  const end = momentOf(to);
  const sameDay = end && end.time && end.day === start.day;
  const until = !end || !start.time ? '' : ` – ${sameDay ? end.time : `${end.day} ${end.time}`.trim()}`;
  return [`${start.day} ${start.time}`.trim() + until, start.zone && `(${start.zone})`].filter(Boolean).join(' ');
}

function momentOf(line: Line | undefined): { day: string; time: string; zone: string } | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z?))?/.exec(line?.value.trim() ?? '');
  if (!parts) return null;
  const [, year, month, day, hour, minute, utc] = parts;
  const zone = /;TZID="?([^";:]{1,80})/i.exec(line!.params)?.[1] ?? '';
  return {
    day: `${year}-${month}-${day}`,
    time: hour ? `${hour}:${minute}` : '',
    zone: hour ? (utc ? 'UTC' : zone) : '',
  };
}

function organiserOf(line: Line | undefined): string {
  const address = /^mailto:(\S{3,200})/i.exec(line?.value.trim() ?? '')?.[1] ?? '';
  const name = /;CN="?([^";:]{1,100})/i.exec(line?.params ?? '')?.[1]?.trim() ?? '';
  return name && address && name !== address ? `${name} <${address}>` : name || address;
}
