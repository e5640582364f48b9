/** What the desk remembers of a contact when it writes or calls. */
export interface ContactFacts {
  name: string | null;
  company: string | null;
  earlierTickets: number;
}

/**
 * Whether to greet somebody as a familiar contact (DOMAIN H6 熟悉客戶) or a stranger (H5 陌生電話). Inferred: the desk
 * has a name to say, and a company or an earlier ticket that ties it to a person.
 */
export function known({ name, company, earlierTickets }: ContactFacts): boolean {
  return filled(name) && (filled(company) || earlierTickets > 0);
}

function filled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
