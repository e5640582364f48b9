import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a ticket serves, one row beside it once somebody has written something down. */
export class ServiceFacts1795300000016 implements MigrationInterface {
  name = 'ServiceFacts1795300000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What contacts said of their products would be lost.'));
  }
}

const tables = `
create table ticket_service (
  ticket_id uuid primary key references ticket,
  product text check (product in
    ('air_conditioner', 'washing_machine', 'dishwasher', 'water_heater', 'television', 'refrigerator', 'other')),
  model text not null,
  serial text not null,
  bought_on date,
  warranty text not null check (warranty in ('in', 'out', 'unknown')),
  fault text not null,
  wish text not null,
  service_type text check (service_type in
    ('repair', 'pickup_repair', 'install', 'return', 'exchange', 'inspection', 'jjwx', 'receive', 'other')),
  return_from text check (return_from in ('shop', 'direct')),
  asked_for_at timestamptz,
  market_tier smallint check (market_tier between 1 and 4),
  area text not null,
  place_of_installation text not null,
  organisation text not null,
  parts_requested_at timestamptz,
  parts_station_at timestamptz,
  parts_shelf_at timestamptz,
  parts_by_division boolean not null,
  updated_by uuid not null references agent,
  updated_at timestamptz not null,
  version int not null
);

create table ticket_service_act (
  agent_id uuid not null,
  client_id text not null,
  ticket_id uuid not null references ticket,
  at timestamptz not null,
  primary key (agent_id, client_id)
);
`;
