import { headersOf } from './frames';

/** An event's fields by lower-case name, from JSON or from plain lines whose values are percent-encoded. Throws for neither. */
export function eventOf(body: Buffer): ReadonlyMap<string, string> {
  const text = body.toString('utf8');
  return text.trimStart().startsWith('{') ? fromJson(text) : fromPlain(text);
}

function fromJson(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed(text)))
    if (typeof value === 'string' || typeof value === 'number') fields.set(name.toLowerCase(), String(value));
  return fields;
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function fromPlain(text: string): Map<string, string> {
  return new Map([...headersOf(text)].map(([name, value]) => [name, decoded(value)]));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
