import { Injectable } from '@nestjs/common';
import { findTerritory, type TerritoryLook, type TerritoryTerms, type Whereabouts } from '#domain';
import { Cached } from '../../platform/database/cached';
import { Wake } from '../../platform/wake/wake';
import { TerritoriesRepository, type TerritoryRow } from './territories.repository';

export interface TerritoryHit {
  territory: TerritoryRow | null;
  looks: TerritoryLook[];
}

/** Which area a contact is in. The areas are kept in memory: a ticket that asks costs no query. */
@Injectable()
export class TerritoryFinder {
  private readonly rows: Cached<TerritoryRow[]>;

  constructor(repository: TerritoriesRepository, wake: Wake) {
    this.rows = new Cached(wake, () => repository.all());
  }

  async find(where: Whereabouts): Promise<TerritoryHit> {
    const rows = await this.rows.get();
    const { territoryId, looks } = findTerritory(where, rows.map(termsOf));
    return { territory: rows.find(({ id }) => id === territoryId) ?? null, looks };
  }

  /** Whether any area is written down. */
  async knowsAny(): Promise<boolean> {
    return (await this.rows.get()).length > 0;
  }

  /** Names of areas by id. */
  async names(): Promise<Map<string, string>> {
    return new Map((await this.rows.get()).map(({ id, name }) => [id, name]));
  }
}

/** Who gets the tickets of an area; nobody while its owner is on trial. */
export const ownerOf = ({ owner_id, owner_on_probation }: TerritoryRow): string | null =>
  owner_on_probation ? null : owner_id;

const termsOf = (r: TerritoryRow): TerritoryTerms => ({
  id: r.id,
  areaCodes: r.area_codes,
  places: r.places,
  scenes: r.scenes,
});
