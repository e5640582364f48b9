import { useRef, useState } from 'preact/hooks';
import { codeOf } from './api';
import { useAround } from './context';
import { isFinal, neverArrived } from './outbox';
import type { SentFile } from './state';
import { errorText } from './strings';
import { isPicture } from './files';
import { sizeText } from './when';

export const MOST_FILES = 10;

/** A file chosen for the next message. */
export interface Chosen {
  id: string;
  file: File;
  preview: string | null;
  share: number;
  problem: string | null;
  mayRetry: boolean;
  /** Set when the desk has it. */
  sent: SentFile | null;
}

export type Uploads = ReturnType<typeof useUploads>;

/** Files go up as soon as they are chosen, so that sending has nothing left to wait for. */
export function useUploads(limitBytes: number | undefined) {
  const { chat, strings } = useAround();
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [notice, setNotice] = useState<string | null>(null);
  const counter = useRef(0);

  const change = (id: string, part: Partial<Chosen>) =>
    setChosen((list) => list.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const upload = async ({ id, file, preview }: Chosen) => {
    change(id, { problem: null, share: 0 });
    try {
      const sent = await chat.api.upload(file, (share) => change(id, { share }));
      change(id, { sent: { ...sent, url: preview }, share: 1 });
    } catch (error) {
      const code = codeOf(error);
      const problem = neverArrived(code) ? strings.notUploaded : errorText(strings, code);
      change(id, { problem, mayRetry: !isFinal(code) });
    }
  };
  const add = (files: Iterable<File>) => {
    const room = MOST_FILES - chosen.length;
    const all = [...files];
    setNotice(all.length > room ? strings.tooMany(MOST_FILES) : null);
    const fresh = all.slice(0, Math.max(0, room)).map((file): Chosen => {
      const tooLarge = limitBytes !== undefined && file.size > limitBytes;
      const problem = tooLarge ? strings.tooLarge(sizeText(file.size), sizeText(limitBytes)) : null;
      const preview = isPicture(file.type) ? URL.createObjectURL(file) : null;
      return { id: `${counter.current++}`, file, preview, share: 0, problem, mayRetry: false, sent: null };
    });
    setChosen((list) => [...list, ...fresh]);
    for (const one of fresh) if (!one.problem) void upload(one);
  };
  const remove = ({ id, preview }: Chosen) => {
    if (preview) URL.revokeObjectURL(preview);
    setNotice(null);
    setChosen((list) => list.filter((one) => one.id !== id));
  };
  return {
    chosen,
    notice,
    add,
    remove,
    retry: upload,
    busy: chosen.some((one) => !one.sent && !one.problem),
    blocked: chosen.some((one) => one.problem),
    /** Hands the files over to a message. */
    take: (): SentFile[] => {
      setChosen([]);
      return chosen.flatMap((one) => one.sent ?? []);
    },
  };
}
