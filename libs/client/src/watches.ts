import type { Watch } from '#contract';

/** What the screens follow, each watch counted by how many screens asked for it. */
export class Watches {
  private readonly held = new Map<string, { watch: Watch; screens: number }>();

  /** Returns those that nobody had asked for before. */
  add(watches: readonly Watch[]): Watch[] {
    return watches.filter((watch) => {
      const known = this.held.get(keyOf(watch));
      this.held.set(keyOf(watch), { watch, screens: (known?.screens ?? 0) + 1 });
      return !known;
    });
  }

  /** Returns those that nobody asks for any more. */
  remove(watches: readonly Watch[]): Watch[] {
    return watches.filter((watch) => {
      const known = this.held.get(keyOf(watch));
      if (!known) return false;
      if (known.screens > 1) this.held.set(keyOf(watch), { watch, screens: known.screens - 1 });
      else this.held.delete(keyOf(watch));
      return known.screens === 1;
    });
  }

  all(): Watch[] {
    return [...this.held.values()].map(({ watch }) => watch);
  }
}

function keyOf(watch: Watch): string {
  if (watch.kind === 'board') return `board:${watch.teamId ?? ''}`;
  return watch.kind === 'list' ? 'list' : `${watch.kind}:${watch.id}`;
}
