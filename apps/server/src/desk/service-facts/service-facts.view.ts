import type { ServiceFactsView } from '#contract';
import { NO_FACTS, type ServiceFacts } from '#domain';

export interface ServiceFactsRow {
  ticket_id: string;
  product: ServiceFacts['product'];
  model: string;
  serial: string;
  bought_on: string | null;
  warranty: ServiceFacts['warranty'];
  fault: string;
  wish: string;
  service_type: ServiceFacts['serviceType'];
  return_from: ServiceFacts['returnFrom'];
  asked_for_at: Date | null;
  market_tier: ServiceFacts['marketTier'];
  area: string;
  place_of_installation: string;
  organisation: string;
  parts_requested_at: Date | null;
  parts_station_at: Date | null;
  parts_shelf_at: Date | null;
  parts_by_division: boolean;
  updated_by: string;
  updated_at: Date;
  version: number;
}

export const COLUMN_OF = {
  product: 'product',
  model: 'model',
  serial: 'serial',
  boughtOn: 'bought_on',
  warranty: 'warranty',
  fault: 'fault',
  wish: 'wish',
  serviceType: 'service_type',
  returnFrom: 'return_from',
  askedForAt: 'asked_for_at',
  marketTier: 'market_tier',
  area: 'area',
  placeOfInstallation: 'place_of_installation',
  organisation: 'organisation',
  partsRequestedAt: 'parts_requested_at',
  partsStationAt: 'parts_station_at',
  partsShelfAt: 'parts_shelf_at',
  partsByDivision: 'parts_by_division',
} as const satisfies Record<keyof ServiceFacts, keyof ServiceFactsRow>;

export const factsOfRow = (row: ServiceFactsRow): ServiceFacts =>
  Object.fromEntries(
    Object.entries(COLUMN_OF).map(([field, column]) => [field, row[column]]),
  ) as unknown as ServiceFacts;

export const serviceFactsView = (row: ServiceFactsRow): ServiceFactsView => ({
  ...onTheWire(factsOfRow(row)),
  updatedById: row.updated_by,
  version: row.version,
});

const iso = (at: Date | null): string | null => at && at.toISOString();

const onTheWire = (facts: ServiceFacts): Omit<ServiceFactsView, 'updatedById' | 'version'> => ({
  ...facts,
  askedForAt: iso(facts.askedForAt),
  partsRequestedAt: iso(facts.partsRequestedAt),
  partsStationAt: iso(facts.partsStationAt),
  partsShelfAt: iso(facts.partsShelfAt),
});

export const NOTHING_WRITTEN: ServiceFactsView = { ...onTheWire(NO_FACTS), updatedById: null, version: 0 };
