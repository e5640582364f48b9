/** A text that a spreadsheet would run as a formula, made harmless by the apostrophe that marks text there. */
export function defused(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
