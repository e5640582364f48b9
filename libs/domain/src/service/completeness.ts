import type { ServiceFacts } from './facts';

/** The seven facts of DOMAIN V8: 用户姓名、地址、联系电话、产品型号、购买日期、故障现象、用户要求. */
export const SEVEN_FACTS = ['name', 'address', 'phone', 'model', 'boughtOn', 'fault', 'wish'] as const;
export type SevenFact = (typeof SEVEN_FACTS)[number];

/** What the record of the person says. */
export interface PersonFacts {
  name: string;
  address: string | null;
  phone: string | null;
}

/** A name the desk made up for somebody who has not said one. */
const MADE_UP = /^(访客|訪客|Visitor)\s*[\w-]*$/i;

/**
 * The facts of DOMAIN V8 that nobody has written down yet, in the order they are asked for: three of the person, four
 * of what is served. Blanks are no fact, and neither is the name that a nameless visitor was given.
 */
export function missingFacts(
  { name, address, phone }: PersonFacts,
  { model, boughtOn, fault, wish }: Pick<ServiceFacts, 'model' | 'boughtOn' | 'fault' | 'wish'>,
): SevenFact[] {
  const known: Record<SevenFact, string | null> = {
    name: MADE_UP.test(name.trim()) ? null : name,
    address,
    phone,
    model,
    boughtOn,
    fault,
    wish,
  };
  return SEVEN_FACTS.filter((fact) => !known[fact]?.trim());
}
