export type SheetLine = (string | number | null)[];

/** Lines of a sheet as RFC 4180 wants them, with the mark without which Excel reads Chinese as something else. */
export function sheetText(lines: readonly SheetLine[]): string {
  return `\uFEFF${lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('')}`;
}

/** A text that a spreadsheet would run as a formula is made harmless by the apostrophe that marks text there. */
function cellText(cell: string | number | null): string {
  const text = typeof cell === 'string' && /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
