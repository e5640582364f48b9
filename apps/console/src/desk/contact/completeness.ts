import type { Contact, TicketRow } from '#contract';

/** The seven facts of DOMAIN V8: 用户姓名、地址、联系电话、产品型号、购买日期、故障现象、用户要求. */
export const FACTS = ['name', 'address', 'phone', 'product', 'purchasedOn', 'fault', 'wish'] as const;
export type Fact = (typeof FACTS)[number];

/** A name the desk made up for somebody who has not said one. */
const MADE_UP = /^(访客|訪客|Visitor)\s*[\w-]*$/i;

/** Facts that nobody has written down yet. The fault stands in the ticket's subject, the wish in the remark. */
export function missingFacts(contact: Contact, { subject }: Pick<TicketRow, 'subject'>): Fact[] {
  const { name, address, phone, product, purchasedOn, remark } = contact;
  const known: Record<Fact, string | null> = {
    name: MADE_UP.test(name.trim()) ? null : name,
    address,
    phone,
    product,
    purchasedOn,
    fault: subject,
    wish: remark,
  };
  return FACTS.filter((fact) => !known[fact]?.trim());
}
