import type { Contact } from '#contract';

export interface ContactPage {
  rows: Contact[];
  next: string | null;
}

/** Pages of contacts with the newer version of one in its place. A contact that the search did not find stays out. */
export function withContact(pages: readonly ContactPage[], contact: Contact): ContactPage[] {
  const newer = (row: Contact): Contact => (row.id === contact.id && contact.version > row.version ? contact : row);
  return pages.map((page) => ({ ...page, rows: page.rows.map(newer) }));
}
