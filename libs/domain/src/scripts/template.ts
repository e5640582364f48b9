/** What a script may say about the contact, the ticket and the desk. Nothing else can be asked for (ASVS 1.3.7). */
export const TEMPLATE_VARIABLES = [
  'contact.name',
  'contact.title',
  'contact.company',
  'agent.name',
  'agent.workNumber',
  'company.name',
  'team.name',
  'ticket.number',
  'ticket.subject',
  'ticket.openedOn',
  'work.opensAt',
] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];

/** Values by name, already written for the reader (dates too). Blank counts as missing. */
export type TemplateValues = { readonly [name in TemplateVariable]?: string | null };

export type TemplateFaultKind = 'unknown_variable' | 'unclosed';

/** A fault in a template and its place: UTF-16 positions, `end` not included. */
export interface TemplateFault {
  kind: TemplateFaultKind;
  text: string;
  start: number;
  end: number;
}

const PLACEHOLDER = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

/**
 * A script's text with `{{contact.name}}` and `{{contact.name|您}}` filled in (DOMAIN H5, H6, H8, W11): the value, or
 * the wording after the bar when it is missing, or nothing. Values go in literally and are not read again, so a
 * contact named `{{agent.name}}` stays that. What is no known variable stays as written; `templateFaults` finds it
 * before a script is saved. The result is plain text: escape it where it becomes HTML. Throws nothing.
 */
export function renderTemplate(text: string, values: TemplateValues): string {
  return text.replace(PLACEHOLDER, (written, name: string, fallback: string | undefined) => {
    const variable = variableNamed(name);
    return variable ? filledValue(values, variable) || (fallback ?? '') : written;
  });
}

/** What keeps a template from being saved: variables outside the list, and braces without their partner. In text order. */
export function templateFaults(text: string): TemplateFault[] {
  const unknown = [...text.matchAll(PLACEHOLDER)]
    .filter(([, name]) => !variableNamed(name!))
    .map((match) => faultAt('unknown_variable', match[0], match.index));
  // Same length, so that positions hold.
  const rest = text.replace(PLACEHOLDER, (written) => ' '.repeat(written.length));
  const unclosed = [...rest.matchAll(/\{\{|\}\}/g)].map((match) => faultAt('unclosed', match[0], match.index));
  return [...unknown, ...unclosed].sort((a, b) => a.start - b.start);
}

function variableNamed(written: string): TemplateVariable | undefined {
  return TEMPLATE_VARIABLES.find((name) => name === written.trim());
}

function filledValue(values: TemplateValues, variable: TemplateVariable): string {
  const value = Object.hasOwn(values, variable) ? values[variable] : null;
  return value && value.trim() !== '' ? value : '';
}

function faultAt(kind: TemplateFaultKind, text: string, start: number): TemplateFault {
  return { kind, text, start, end: start + text.length };
}
