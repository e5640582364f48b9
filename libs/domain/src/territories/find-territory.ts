import { CITIES, type City, cityOf } from './area-codes';
import { type PhoneArea, phoneArea } from './phone-area';
import { bareName, placeAt, plainPlace } from './place-names';

/** What makes a contact an area's. Names are places of any rank: 上海, 浙江省, 西湖區. */
export interface TerritoryTerms {
  id: string;
  areaCodes: readonly string[];
  places: readonly string[];
  /** Scenes of QR codes. */
  scenes: readonly string[];
}

/** What is known of where a contact is. */
export interface Whereabouts {
  scene: string | null;
  address: string | null;
  phone: string | null;
}

export type TerritoryGround = 'scene' | 'address' | 'phone';

/** One look at one fact: what it said, and the area and its term that fit; null when none did. */
export interface TerritoryLook {
  ground: TerritoryGround;
  /** The scene, the place recognised in the address, or the area code; null when the fact tells nothing. */
  told: string | null;
  /** Why it tells nothing, or what was recognised. */
  why: 'given' | 'missing' | 'mobile' | 'number_unknown' | 'place' | 'place_unknown' | 'area_code';
  /** The city and province that were recognised. */
  city: string | null;
  province: string | null;
  match: { territoryId: string; term: string } | null;
}

export interface TerritoryAnswer {
  territoryId: string | null;
  looks: TerritoryLook[];
}

/**
 * Finds a contact's area (DOMAIN H1) and explains how: by the code that was scanned, else by the address (the longest name that
 * stands in it, the earlier of two as long), else by the area code of the telephone number. A city stands for its province
 * where no area names the city. Linear in the terms of all areas.
 */
export function findTerritory(where: Whereabouts, territories: readonly TerritoryTerms[]): TerritoryAnswer {
  const looks = [
    byScene(where.scene, territories),
    byAddress(where.address, territories),
    byPhone(where.phone, territories),
  ];
  return { territoryId: looks.find(({ match }) => match)?.match?.territoryId ?? null, looks };
}

const NOTHING = { told: null, city: null, province: null, match: null };

function byScene(scene: string | null, territories: readonly TerritoryTerms[]): TerritoryLook {
  const ground = 'scene';
  if (!scene) return { ground, why: 'missing', ...NOTHING };
  const found = territories.find(({ scenes }) => scenes.includes(scene));
  return {
    ...NOTHING,
    ground,
    why: 'given',
    told: scene,
    match: found ? { territoryId: found.id, term: scene } : null,
  };
}

function byAddress(address: string | null, territories: readonly TerritoryTerms[]): TerritoryLook {
  const ground = 'address';
  if (!address?.trim()) return { ground, why: 'missing', ...NOTHING };
  const plain = plainPlace(address);
  const named = territories.flatMap(({ id, places }) =>
    places.map((term) => ({ territoryId: id, term, name: bareName(term) })),
  );
  const direct = longest(plain, named);
  const city = longest(plain, CITY_NAMES)?.city ?? null;
  const province = city?.province ?? longest(plain, PROVINCES)?.name ?? null;
  const place = { city: city?.city ?? null, province };
  const match = direct ?? (city && matchOf(city, territories));
  const told = direct?.name ?? place.city ?? province;
  return { ground, why: told ? 'place' : 'place_unknown', told, ...place, match: match && termOf(match) };
}

function byPhone(phone: string | null, territories: readonly TerritoryTerms[]): TerritoryLook {
  const ground = 'phone';
  if (!phone?.trim()) return { ground, why: 'missing', ...NOTHING };
  const area = phoneArea(phone);
  if (area.kind !== 'landline') return { ground, why: UNTOLD[area.kind], ...NOTHING };
  const city = cityOf(area.code);
  const direct = territories.find(({ areaCodes }) => areaCodes.includes(area.code));
  const match = direct ? { territoryId: direct.id, term: area.code } : city ? matchOf(city, territories) : null;
  const place = { city: city?.city ?? null, province: city?.province ?? null };
  return { ground, why: 'area_code', told: area.code, ...place, match };
}

const UNTOLD: Record<Exclude<PhoneArea['kind'], 'landline'>, 'mobile' | 'number_unknown'> = {
  mobile: 'mobile',
  unknown: 'number_unknown',
};

/** The area that names the city, or its code, or else its province. */
function matchOf({ code, city, province }: City, territories: readonly TerritoryTerms[]) {
  const naming = (name: string) => {
    for (const { id, places } of territories) {
      const term = places.find((place) => bareName(place) === name);
      if (term !== undefined) return { territoryId: id, term };
    }
    return null;
  };
  const coded = territories.find(({ areaCodes }) => areaCodes.includes(code));
  return naming(city) ?? (coded ? { territoryId: coded.id, term: code } : null) ?? naming(province);
}

const termOf = ({ territoryId, term }: { territoryId: string; term: string }) => ({ territoryId, term });

/** The longest name that stands in the address; of two as long the earlier one. */
function longest<T extends { name: string }>(address: string, named: readonly T[]): T | null {
  const found = named.map((one) => ({ one, at: placeAt(address, one.name) })).filter(({ at }) => at >= 0);
  found.sort((a, b) => b.one.name.length - a.one.name.length || a.at - b.at);
  return found[0]?.one ?? null;
}

const CITY_NAMES = CITIES.map((city) => ({ name: city.city, city }));
const PROVINCES = [...new Set(CITIES.map(({ province }) => province))].map((name) => ({ name }));
