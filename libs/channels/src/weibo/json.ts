import { PushRefused } from './refusal';

/** Bytes of the largest push taken; a direct message has 300 characters. */
export const LARGEST_PUSH = 64 * 1024;

const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * Reads the platform's JSON with its ids whole: integers of 16 digits and more come as text, since a number would round the ids that
 * are still to come. Throws SyntaxError.
 */
export const readJson = (text: string): unknown =>
  JSON.parse(text.replace(STRING_OR_LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`)));

export type Fields = Record<string, unknown>;

/** A push's body as its fields. Throws `bad_json` or `too_large`. */
export function readFields(raw: Buffer): Fields {
  if (raw.length > LARGEST_PUSH) throw new PushRefused('too_large', `${raw.length} bytes`);
  try {
    return fieldsOf(readJson(new TextDecoder('utf-8', { fatal: true }).decode(raw)), 'the body');
  } catch (error) {
    throw error instanceof PushRefused ? error : new PushRefused('bad_json', (error as Error).name);
  }
}

/** An object, or `bad_json`. */
export function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new PushRefused('bad_json', what);
  return value as Fields;
}

/** Text of a field; numbers are written out, anything else is nothing. */
export function textOf(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A field that holds fields of its own, or an empty one. */
export function within(fields: Fields, name: string): Fields {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

const UID = /^[1-9]\d{0,19}$/;

/** An id of the platform in one of these fields, or null. */
export function idOf(fields: Fields, ...names: string[]): string | null {
  return names.map((name) => textOf(fields, name)).find((id) => UID.test(id)) ?? null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WRITTEN = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2}) (\d{4})$/;

/** 「Mon Jul 16 18:09:20 +0800 2012」, or null when it is no time since the platform began. */
export function timeOf(text: string): Date | null {
  const [, month, day, time, hours, minutes, year] = WRITTEN.exec(text.trim()) ?? [];
  const number = MONTHS.indexOf(month ?? '') + 1;
  if (number === 0) return null;
  const at = new Date(`${year}-${String(number).padStart(2, '0')}-${day}T${time}${hours}:${minutes}`);
  return at.getTime() >= Date.UTC(2009, 7, 1) ? at : null;
}
