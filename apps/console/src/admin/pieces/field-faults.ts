export interface FieldFault {
  path: string;
  rule: string;
}

/** The rule broken at a path, or below it: a fault at 'settings.imap.host' is also one of 'settings.imap'. */
export function faultAt(faults: readonly FieldFault[], path: string): string | null {
  const own = faults.find((fault) => fault.path === path);
  const below = faults.find((fault) => fault.path.startsWith(`${path}.`));
  return (own ?? below)?.rule ?? null;
}

/** Field faults that an unknown error carries, as the desk's refusals do; something taken names its field in the detail. */
export function faultsOf(error: unknown): FieldFault[] {
  const { code, detail, fields } = (error ?? {}) as { code?: unknown; detail?: { field?: unknown }; fields?: unknown };
  if (code === 'already_exists' && typeof detail?.field === 'string') {
    // The index knows only the last word of the path.
    return [detail.field, `settings.${detail.field}`].map((path) => ({ path, rule: 'already_exists' }));
  }
  return Array.isArray(fields) ? fields.filter(isFault) : [];
}

const RULES = [
  'required',
  'too_small',
  'too_big',
  'invalid_format',
  'already_exists',
  'ladder',
  'unknown',
  'https_needed',
  'private_address',
  'bad_address',
] as const;
export type KnownRule = (typeof RULES)[number] | 'invalid';

/** The rule as the catalogues know it; anything new is simply not valid. */
export function knownRule(rule: string): KnownRule {
  return RULES.find((known) => known === rule) ?? 'invalid';
}

function isFault(value: unknown): value is FieldFault {
  const fault = value as Partial<FieldFault> | null;
  return typeof fault?.path === 'string' && typeof fault.rule === 'string';
}
