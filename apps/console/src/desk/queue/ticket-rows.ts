import { applyEvents, ticketListOf, type TicketListSnapshot } from '#client';
import type { DeskEvent, TicketRow } from '#contract';
import { ApiProblem } from '../../app/api';

/** Every queue row this console has seen, kept fresh by the feed. */
export class TicketRows {
  private snapshot: TicketListSnapshot = ticketListOf([]);
  private rows: readonly TicketRow[] = [];
  private readonly listening = new Set<() => void>();
  private readonly fetching = new Map<string, number>();

  constructor(private readonly fetchRow: (id: string) => Promise<TicketRow>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listening.add(listener);
    return () => void this.listening.delete(listener);
  };

  readonly all = (): readonly TicketRow[] => this.rows;

  byId(id: string): TicketRow | undefined {
    return this.snapshot.rows[id];
  }

  byNumber(number: number): TicketRow | undefined {
    return this.rows.find((row) => row.number === number);
  }

  /** Rows from a snapshot; an older version never replaces a newer one. `since` are events that came meanwhile. */
  put(rows: readonly TicketRow[], since: readonly DeskEvent[] = []): void {
    const newer = rows.filter((row) => row.version > (this.snapshot.rows[row.id]?.version ?? 0));
    if (newer.length > 0) this.take({ ...this.snapshot, rows: { ...this.snapshot.rows, ...ticketListOf(newer).rows } });
    const touched = new Set(rows.map(({ id }) => id));
    this.fold(since.filter(({ subject }) => touched.has(subject.id)));
  }

  fold(events: readonly DeskEvent[]): void {
    const { snapshot, gaps } = applyEvents(this.snapshot, events);
    if (snapshot !== this.snapshot) this.take(snapshot);
    for (const gap of gaps) void this.fill(gap.id, gap.arrived);
  }

  /** One request per ticket at a time; asked again only when what came is older than what was told of. */
  private async fill(id: string, arrived: number): Promise<void> {
    const underWay = this.fetching.has(id);
    this.fetching.set(id, Math.max(arrived, this.fetching.get(id) ?? 0));
    if (underWay) return;
    try {
      // News that came while the row was on its way may be newer than the row.
      do this.put([await this.fetchRow(id)]);
      while ((this.byId(id)?.version ?? 0) < this.fetching.get(id)!);
    } catch (error) {
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) this.drop(id);
      else throw error;
    } finally {
      this.fetching.delete(id);
    }
  }

  /** No longer this agent's to see. */
  private drop(id: string): void {
    const { [id]: _, ...rows } = this.snapshot.rows;
    this.take({ ...this.snapshot, rows });
  }

  private take(snapshot: TicketListSnapshot): void {
    this.snapshot = snapshot;
    this.rows = Object.values(snapshot.rows);
    this.listening.forEach((listener) => listener());
  }
}
