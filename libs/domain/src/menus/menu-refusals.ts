import { pressable } from './check-menu';
import type { MenuEntry } from './menu';

type Place = { level: 'first' | 'second' | 'any'; field: 'name' | 'key' | 'url' | 'kind' | 'appId' | 'buttons' };

/** What of a menu the platform means by an error code (「全局返回码」). It names no button, only the level and the field. */
const PLACES: Record<number, Place> = {
  40015: { level: 'any', field: 'kind' },
  40016: { level: 'first', field: 'buttons' },
  40017: { level: 'first', field: 'kind' },
  40018: { level: 'first', field: 'name' },
  40019: { level: 'first', field: 'key' },
  40020: { level: 'first', field: 'url' },
  40023: { level: 'second', field: 'buttons' },
  40024: { level: 'second', field: 'kind' },
  40025: { level: 'second', field: 'name' },
  40026: { level: 'second', field: 'key' },
  40027: { level: 'second', field: 'url' },
  40054: { level: 'second', field: 'url' },
  40055: { level: 'first', field: 'url' },
  45064: { level: 'any', field: 'appId' },
  65308: { level: 'any', field: 'kind' },
  65316: { level: 'any', field: 'url' },
  65317: { level: 'any', field: 'url' },
};

/** Paths of all that an error code may be about: one where only one fits, none where it is about the whole. */
export function blamedByPlatform(errcode: number, menu: readonly MenuEntry[]): string[] {
  const place = PLACES[errcode];
  if (!place) return [];
  if (place.field === 'buttons') return countPaths(place.level, menu);
  if (place.field === 'name') return namePaths(place.level, menu);
  return pressable(menu)
    .filter(({ level, button }) => (place.level === 'any' || level === place.level) && has(button, place.field))
    .map(({ path }) => `${path}.${place.field}`);
}

const countPaths = (level: Place['level'], menu: readonly MenuEntry[]): string[] =>
  level === 'first' ? ['buttons'] : menu.flatMap(({ buttons }, i) => (buttons.length ? [`buttons.${i}.buttons`] : []));

const namePaths = (level: Place['level'], menu: readonly MenuEntry[]): string[] =>
  level === 'first'
    ? menu.map((_, i) => `buttons.${i}.name`)
    : menu.flatMap(({ buttons }, i) => buttons.map((_, n) => `buttons.${i}.buttons.${n}.name`));

function has({ kind }: { kind: string }, field: Place['field']): boolean {
  if (field === 'url') return kind === 'link' || kind === 'mini_program';
  if (field === 'appId') return kind === 'mini_program';
  if (field === 'key') return kind === 'ticket' || kind === 'answer';
  return true;
}
