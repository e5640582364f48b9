import type { Memory } from './memory';
import { restored } from './outbox';
import type { Unsent } from './state';

const PREFIX = 'unsent:';

/** One entry a message, so that two tabs don't write over each other. */
export function keepUnsent(memory: Memory, now: readonly Unsent[], before: readonly Unsent[]): void {
  for (const one of now) {
    if (!before.includes(one)) memory.set(PREFIX + one.clientId, JSON.stringify(one));
  }
  for (const one of before) {
    if (!now.some((kept) => kept.clientId === one.clientId)) memory.remove(PREFIX + one.clientId);
  }
}

export function unsentIn(memory: Memory): Unsent[] {
  return memory
    .names()
    .filter((name) => name.startsWith(PREFIX))
    .flatMap((name) => restored(memory.get(name) ?? '') ?? [])
    .sort((a, b) => a.at.localeCompare(b.at));
}
