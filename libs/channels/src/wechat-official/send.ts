import { stat } from 'node:fs/promises';
import type { OutboundAttachment, OutboundMessage, SendOutcome } from '../channel';
import type { UploadKind, WechatApi } from './api';
import { outcomeOf, WechatRefusal } from './failures';
import { textParts } from './text-parts';

/** What the platform takes of each kind, in bytes (「新增临时素材」), by the real type of the file. */
const TAKEN: Record<string, { kind: UploadKind; atMost: number }> = {
  'image/jpeg': { kind: 'image', atMost: 10 * 1024 * 1024 },
  'image/png': { kind: 'image', atMost: 10 * 1024 * 1024 },
  'image/gif': { kind: 'image', atMost: 10 * 1024 * 1024 },
  'image/bmp': { kind: 'image', atMost: 10 * 1024 * 1024 },
  'audio/mpeg': { kind: 'voice', atMost: 2 * 1024 * 1024 },
  'audio/amr': { kind: 'voice', atMost: 2 * 1024 * 1024 },
  'video/mp4': { kind: 'video', atMost: 10 * 1024 * 1024 },
};

/** Bytes at most by real media type, as the composer is told. */
export const TAKEN_BYTES = Object.fromEntries(Object.entries(TAKEN).map(([type, { atMost }]) => [type, atMost]));

/**
 * Says a message to a contact: its text in as few parts as the platform's limit allows, then its files in their order. Files are laid
 * down before the first word goes out, so that one the platform refuses stops the whole. Once a part is out, nothing is repeated:
 * what fails after that is `unknown` (DESIGN law 3).
 */
export async function sendMessage(api: WechatApi, message: OutboundMessage): Promise<SendOutcome> {
  const unfit = message.attachments.find(({ mediaType }) => !TAKEN[mediaType]);
  if (unfit) return { state: 'refused', error: `wechat_file_kind: ${unfit.mediaType}` };
  let said = 0;
  let parts: Part[] = [];
  try {
    parts = [...textParts(message.text.trim()).map(textPart), ...(await uploaded(api, message.attachments))];
    if (parts.length === 0) return { state: 'refused', error: 'wechat_nothing_to_say' };
    for (; said < parts.length; said++) await api.say(message.to.externalId, parts[said]!);
    return { state: 'sent', externalId: null };
  } catch (error) {
    return said === 0 ? failed(error) : partly(error, said, parts.length);
  }
}

type Part = { msgtype: string; [body: string]: unknown };

const textPart = (content: string): Part => ({ msgtype: 'text', text: { content } });

async function uploaded(api: WechatApi, files: readonly OutboundAttachment[]): Promise<Part[]> {
  const parts: Part[] = [];
  for (const file of files) {
    const { kind, atMost } = TAKEN[file.mediaType]!;
    const { size } = await stat(file.path);
    if (size > atMost) throw new WechatRefusal(40006, `${size} bytes`);
    const id = await api.upload(file, kind);
    // The document's own example shows the video's id as the id of its still.
    const media = kind === 'video' ? { media_id: id, thumb_media_id: id, title: file.name } : { media_id: id };
    parts.push({ msgtype: kind, [kind]: media });
  }
  return parts;
}

function failed(error: unknown): SendOutcome {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'refused', error: 'wechat_file_missing' };
  return outcomeOf(error);
}

function partly(error: unknown, said: number, of: number): SendOutcome {
  const words = outcomeOf(error);
  const why = 'error' in words ? words.error : '';
  return { state: 'unknown', error: `wechat_partly_sent ${said}/${of}: ${why}` };
}
