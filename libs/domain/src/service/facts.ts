/** What is served, by the rows of the closing rules (DOMAIN D2–D4). */
export const PRODUCTS = [
  'air_conditioner',
  'washing_machine',
  'dishwasher',
  'water_heater',
  'television',
  'refrigerator',
  'other',
] as const;
export type Product = (typeof PRODUCTS)[number];

/**
 * What is done for the contact; `jjwx` and `receive` (接機) are the source's own words (DOMAIN D8), and so are problem items that go out
 * (出港) and come in (進港, W7).
 */
export const SERVICE_TYPES = [
  'repair',
  'pickup_repair',
  'install',
  'return',
  'exchange',
  'inspection',
  'jjwx',
  'receive',
  'problem_out',
  'problem_in',
  'other',
] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

export const WARRANTIES = ['in', 'out', 'unknown'] as const;
export type Warranty = (typeof WARRANTIES)[number];

/** Where a return comes from (DOMAIN D7). */
export const RETURN_ORIGINS = ['shop', 'direct'] as const;
export type ReturnOrigin = (typeof RETURN_ORIGINS)[number];

/** Of the service provider's address, not the contact's (DOMAIN D5). */
export const MARKET_TIERS = [1, 2, 3, 4] as const;
export type MarketTier = (typeof MARKET_TIERS)[number];

/** What a ticket is about, beside what is said in it. Texts are empty and the rest null until somebody knows. */
export interface ServiceFacts {
  product: Product | null;
  model: string;
  serial: string;
  /** A local day, YYYY-MM-DD. */
  boughtOn: string | null;
  warranty: Warranty;
  fault: string;
  wish: string;
  serviceType: ServiceType | null;
  returnFrom: ReturnOrigin | null;
  /** The time the contact asked for: closing clocks start here (DOMAIN D9, M6). */
  askedForAt: Date | null;
  marketTier: MarketTier | null;
  area: string;
  placeOfInstallation: string;
  /** The contact's unit, as the record asks for it (DOMAIN V20). */
  organisation: string;
  partsRequestedAt: Date | null;
  /** 過站 */
  partsStationAt: Date | null;
  /** 下架 */
  partsShelfAt: Date | null;
  partsByDivision: boolean;
}

/** Nothing known yet. */
export const NO_FACTS: ServiceFacts = {
  product: null,
  model: '',
  serial: '',
  boughtOn: null,
  warranty: 'unknown',
  fault: '',
  wish: '',
  serviceType: null,
  returnFrom: null,
  askedForAt: null,
  marketTier: null,
  area: '',
  placeOfInstallation: '',
  organisation: '',
  partsRequestedAt: null,
  partsStationAt: null,
  partsShelfAt: null,
  partsByDivision: false,
};
