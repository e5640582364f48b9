import type { Attachment, Draft, WeiboWay } from '#contract';
import { ApiProblem } from '../../app/api';
import { deskDrafts } from './desk-drafts';
import type { DraftKind } from './drafts';
import { upload, type Upload } from './uploads';

export interface FileEntry {
  key: string;
  name: string;
  size: number;
  progress: number;
  attachment: Attachment | null;
  problem: ApiProblem | null;
}

export interface ComposerState {
  tab: DraftKind;
  texts: Readonly<Record<DraftKind, string>>;
  files: readonly FileEntry[];
  /** The way out an agent chose; null for the usual one. */
  via: WeiboWay | null;
}

/**
 * What is being written, each under its own ticket: turning to another ticket in the middle of a word, an upload or a
 * sending can't move anything from one to the other.
 */
class ComposerStore {
  private states = new Map<string, ComposerState>();
  private readonly uploads = new Map<string, Upload>();
  private readonly listening = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listening.add(listener);
    return () => void this.listening.delete(listener);
  };

  get(ticketId: string): ComposerState | undefined {
    return this.states.get(ticketId);
  }

  /** Starts from the drafts where nothing is held yet. */
  begin(ticketId: string, drafts: readonly Draft[]): void {
    if (this.states.has(ticketId)) return;
    const texts = {
      reply: deskDrafts.find(ticketId, 'reply', drafts),
      note: deskDrafts.find(ticketId, 'note', drafts),
    };
    // Nobody is told: this happens while the composer is being drawn.
    const tab = !texts.reply && texts.note ? 'note' : 'reply';
    this.states = new Map(this.states).set(ticketId, { tab, texts, files: [], via: null });
  }

  setVia(ticketId: string, via: WeiboWay): void {
    this.change(ticketId, (state) => ({ ...state, via }));
  }

  setTab(ticketId: string, tab: DraftKind): void {
    this.change(ticketId, (state) => ({ ...state, tab }));
  }

  write(ticketId: string, kind: DraftKind, text: string): void {
    this.change(ticketId, (state) => ({ ...state, texts: { ...state.texts, [kind]: text } }));
    deskDrafts.write(ticketId, kind, text);
  }

  /** Takes what is written for sending, and leaves the sheet empty. */
  take(ticketId: string, kind: DraftKind): { text: string; attachments: Attachment[] } {
    const state = this.states.get(ticketId)!;
    const attachments = state.files.flatMap(({ attachment }) => attachment ?? []);
    this.set(ticketId, { ...state, texts: { ...state.texts, [kind]: '' }, files: [] });
    return { text: state.texts[kind], attachments };
  }

  /** Files of a reply that was taken back. */
  putBack(ticketId: string, attachments: readonly Attachment[]): void {
    const files = attachments.map((attachment): FileEntry => {
      const { name, size } = attachment;
      return { key: crypto.randomUUID(), name, size, progress: 1, attachment, problem: null };
    });
    this.change(ticketId, (state) => ({ ...state, files: [...files, ...state.files] }));
  }

  addFiles(ticketId: string, files: readonly File[]): void {
    for (const file of files) this.addFile(ticketId, file);
  }

  removeFile(ticketId: string, key: string): void {
    this.uploads.get(key)?.cancel();
    this.change(ticketId, (state) => ({ ...state, files: state.files.filter((file) => file.key !== key) }));
  }

  private addFile(ticketId: string, file: File): void {
    const key = crypto.randomUUID();
    const entry: FileEntry = { key, name: file.name, size: file.size, progress: 0, attachment: null, problem: null };
    this.change(ticketId, (state) => ({ ...state, files: [...state.files, entry] }));
    const going = upload(file, (progress) => this.patchFile(ticketId, key, { progress }));
    this.uploads.set(key, going);
    going.done
      .then(
        (attachment) => this.patchFile(ticketId, key, { attachment, progress: 1 }),
        (problem: ApiProblem) => this.patchFile(ticketId, key, { problem }),
      )
      .finally(() => this.uploads.delete(key))
      .catch((error: unknown) => console.error(error));
  }

  private patchFile(ticketId: string, key: string, patch: Partial<FileEntry>): void {
    this.change(ticketId, (state) => ({
      ...state,
      files: state.files.map((file) => (file.key === key ? { ...file, ...patch } : file)),
    }));
  }

  private change(ticketId: string, how: (state: ComposerState) => ComposerState): void {
    const state = this.states.get(ticketId);
    if (state) this.set(ticketId, how(state));
  }

  private set(ticketId: string, state: ComposerState): void {
    this.states = new Map(this.states).set(ticketId, state);
    this.listening.forEach((listener) => listener());
  }
}

export const composerStore = new ComposerStore();
