import type { Product, ServiceFacts } from './facts';

/** What a ticket is about, as far as one can be told from another: spelling, spaces and case of model and serial don't count. */
export interface Thing {
  product: Product | null;
  model: string | null;
  serial: string | null;
}

/** The thing that service facts tell of; null where nobody has written which it is. */
export function thingOf({ product, model, serial }: Pick<ServiceFacts, 'product' | 'model' | 'serial'>): Thing | null {
  const thing = { product, model: spelled(model), serial: spelled(serial) };
  return product === null && thing.model === null && thing.serial === null ? null : thing;
}

/**
 * Whether two tickets are about different things of one contact (DOMAIN M9): only where both are known and differ. Two serial numbers
 * decide alone; else another product is another thing, and of one product another model.
 */
export function isOtherThing(a: Thing | null, b: Thing | null): boolean {
  if (!a || !b) return false;
  if (a.serial !== null && b.serial !== null) return a.serial !== b.serial;
  return differ(a.product, b.product) || differ(a.model, b.model);
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

const spelled = (text: string): string | null =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '') || null;
