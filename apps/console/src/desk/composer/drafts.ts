import type { Draft } from '#contract';

export type DraftKind = Draft['kind'];

/** Where drafts are kept beside the server, in case it can't be reached. */
export interface DraftBackup {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

interface Waiting {
  ticketId: string;
  kind: DraftKind;
  text: string;
  timer: ReturnType<typeof setTimeout>;
}

const PAUSE_MS = 800;
const RETRY_MS = 5_000;

/**
 * Unsent texts, each under its own ticket and kind. Kept on this machine at once and on the server after a pause in the
 * typing; what the server did not take is tried again. The machine's copy goes when the server has it.
 */
export class Drafts {
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly backup: DraftBackup,
    private readonly save: (ticketId: string, kind: DraftKind, text: string) => Promise<unknown>,
  ) {}

  /** The text to start with: what this machine still holds, else what the server kept. */
  find(ticketId: string, kind: DraftKind, kept: readonly Draft[]): string {
    const held = this.backup.getItem(keyOf(ticketId, kind));
    return held ?? kept.find((draft) => draft.kind === kind)?.text ?? '';
  }

  write(ticketId: string, kind: DraftKind, text: string): void {
    this.backup.setItem(keyOf(ticketId, kind), text);
    this.schedule(ticketId, kind, text, PAUSE_MS);
  }

  /** What was written is sent: nothing is left of it anywhere. */
  clear(ticketId: string, kind: DraftKind): void {
    this.write(ticketId, kind, '');
    void this.flush();
  }

  /** Saves everything that waits, now. */
  async flush(): Promise<void> {
    await Promise.all([...this.waiting.values()].map((draft) => this.put(draft)));
  }

  private schedule(ticketId: string, kind: DraftKind, text: string, afterMs: number): void {
    const key = keyOf(ticketId, kind);
    clearTimeout(this.waiting.get(key)?.timer);
    const draft: Waiting = { ticketId, kind, text, timer: setTimeout(() => void this.put(draft), afterMs) };
    this.waiting.set(key, draft);
  }

  private async put(draft: Waiting): Promise<void> {
    const { ticketId, kind, text, timer } = draft;
    const key = keyOf(ticketId, kind);
    clearTimeout(timer);
    const newest = () => this.waiting.get(key) === draft;
    try {
      await this.save(ticketId, kind, text);
      if (!newest()) return;
      this.waiting.delete(key);
      this.backup.removeItem(key);
    } catch {
      // The machine's copy stays; the server is asked again until it has the text or a newer one exists.
      if (newest()) this.schedule(ticketId, kind, text, RETRY_MS);
    }
  }
}

function keyOf(ticketId: string, kind: DraftKind): string {
  return `draft:${kind}:${ticketId}`;
}
