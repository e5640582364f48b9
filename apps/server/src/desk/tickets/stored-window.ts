import type { OpenWindow } from '#domain';

/** Instants inside jsonb are ISO text. */
export type Stored<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};
export type StoredWindow = Omit<Stored<OpenWindow>, 'segments'> & { segments: { from: string; to: string }[] };

const date = (text: string | null): Date | null => (text ? new Date(text) : null);

/** The running window of a ticket as its row holds it. */
export function windowOfStored(w: StoredWindow): OpenWindow {
  return {
    id: w.id,
    first: w.first,
    // Windows of before there were policies know none.
    policy: w.policy ?? null,
    openedAt: new Date(w.openedAt),
    remindAt: new Date(w.remindAt),
    leadAt: new Date(w.leadAt),
    dueAt: new Date(w.dueAt),
    segments: w.segments.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
    remindedAt: date(w.remindedAt),
    leadToldAt: date(w.leadToldAt),
    breachedAt: date(w.breachedAt),
  };
}
