import type { Slot } from './slot';

/** The name of a resource as it is compared: width, case and spaces don't make another technician of one. */
export function resourceKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** A slot that takes a resource. */
export interface Taken {
  slot: Slot;
  keptAt: Date | null;
}

/**
 * The first slot, by time, that lies too close to `wanted`: appointments of one resource never overlap and have `gapSeconds`
 * between the end of one and the start of the next (DOMAIN S0, 「保證預約時間間隔1個小時不出現重疊預約時間」). A slot is held for
 * `holdSeconds` after its start; when nobody came by then, its resource is free again.
 */
export function inTheWay<T extends Taken>(
  taken: readonly T[],
  wanted: Slot,
  rule: { gapSeconds: number; holdSeconds: number; now: Date },
): T | null {
  const near = taken
    .filter((other) => !isReleased(other, rule.holdSeconds, rule.now))
    .filter(({ slot }) => tooClose(slot, wanted, rule.gapSeconds * 1000))
    .sort((a, b) => a.slot.from.getTime() - b.slot.from.getTime());
  return near[0] ?? null;
}

/** Whether a slot that nobody kept is held no longer at `now`. */
export function isReleased({ slot, keptAt }: Taken, holdSeconds: number, now: Date): boolean {
  return keptAt === null && now.getTime() > slot.from.getTime() + holdSeconds * 1000;
}

function tooClose(a: Slot, b: Slot, gapMs: number): boolean {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  const between = second.from.getTime() - first.to.getTime();
  return between < gapMs || between < 0;
}
