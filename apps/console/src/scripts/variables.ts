import { TEMPLATE_VARIABLES, type TemplateVariable } from '#domain';

/** What a greeting or snippet may name, in the order of the chips. */
export const VARIABLES: readonly TemplateVariable[] = TEMPLATE_VARIABLES;

/** How a variable is written, with the words that stand in when it is empty. */
export function variableText(variable: TemplateVariable, fallback = ''): string {
  return fallback === '' ? `{{${variable}}}` : `{{${variable}|${fallback}}}`;
}

/** The text with a piece put in place of the selection, and where the caret stands after it. */
export function inserted(
  text: string,
  selection: { start: number; end: number },
  piece: string,
): { text: string; caret: number } {
  const start = Math.min(selection.start, text.length);
  const end = Math.min(Math.max(selection.end, start), text.length);
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length };
}

export type TextPart =
  { kind: 'text'; text: string } | { kind: 'variable'; text: string; name: TemplateVariable | null };

/** The text cut into plain parts and variables, to mark those that nobody knows. */
export function textParts(text: string): TextPart[] {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\{\{[^{}]*\}\}$/.test(part)
        ? { kind: 'variable', text: part, name: nameIn(part.slice(2, -2)) }
        : { kind: 'text', text: part },
    );
}

function nameIn(inner: string): TemplateVariable | null {
  const name = inner.split('|')[0]!.trim();
  return VARIABLES.find((variable) => variable === name) ?? null;
}
