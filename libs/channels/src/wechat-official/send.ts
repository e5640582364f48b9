import { stat } from 'node:fs/promises';
import type { OutboundAttachment, OutboundMessage, SendOutcome } from '../channel';
import type { UploadKind, WechatApi } from './api';
import { PlatformRefusal } from '../tencent/failures';
import { outcomeOf } from './failures';
import { type PartLedger, sayParts } from '../tencent/parts';
import { textParts } from '../tencent/text-parts';

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
 * down before the first word goes out, so that one the platform refuses stops the whole. The ledger knows what is out already.
 */
export async function sendMessage(api: WechatApi, message: OutboundMessage, ledger: PartLedger): Promise<SendOutcome> {
  const unfit = message.attachments.find(({ mediaType }) => !TAKEN[mediaType]);
  if (unfit) return { state: 'refused', error: `wechat_file_kind: ${unfit.mediaType}` };
  try {
    const bodies = [...textParts(message.text.trim()).map(textBody), ...(await uploaded(api, message.attachments))];
    if (bodies.length === 0) return { state: 'refused', error: 'wechat_nothing_to_say' };
    // The platform takes no id of ours: a part is known by its place alone.
    const parts = bodies.map((body) => ({ platformId: null, say: () => api.say(message.to.externalId, body) }));
    return await sayParts(parts, ledger, { prefix: 'wechat', outcomeOf });
  } catch (error) {
    return failed(error);
  }
}

type Body = { msgtype: string; [body: string]: unknown };

const textBody = (content: string): Body => ({ msgtype: 'text', text: { content } });

async function uploaded(api: WechatApi, files: readonly OutboundAttachment[]): Promise<Body[]> {
  const bodies: Body[] = [];
  for (const file of files) {
    const { kind, atMost } = TAKEN[file.mediaType]!;
    const { size } = await stat(file.path);
    if (size > atMost) throw new PlatformRefusal(40006, `${size} bytes`);
    const id = await api.upload(file, kind);
    // The document's own example shows the video's id as the id of its still.
    const media = kind === 'video' ? { media_id: id, thumb_media_id: id, title: file.name } : { media_id: id };
    bodies.push({ msgtype: kind, [kind]: media });
  }
  return bodies;
}

function failed(error: unknown): SendOutcome {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'refused', error: 'wechat_file_missing' };
  return outcomeOf(error);
}
