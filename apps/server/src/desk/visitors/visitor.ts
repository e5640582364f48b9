/** A visitor as its token proves it. */
export interface Visitor {
  identityId: string;
  externalId: string;
  contactId: string;
  inboxId: string;
  name: string;
  email: string | null;
  phone: string | null;
}
