import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Capabilities, OutboundAttachment, OutboundMessage, SendOutcome } from '../channel';
import { PlatformRefusal } from '../tencent/failures';
import { type PartLedger, sayParts, type SpokenPart } from '../tencent/parts';
import { textParts } from '../tencent/text-parts';
import type { UploadKind, WecomApi } from './api';
import { outcomeOf } from './failures';

const MB = 1024 * 1024;
/** What an inbox of this channel can carry: beside a text, four more of the five messages a contact's word allows. */
export const CAPABILITIES: Capabilities = {
  files: { types: null, largest: 20 * MB, most: 4 },
  html: false,
  typing: false,
  readMarks: false,
  // Longer texts are split; see text-parts.ts.
  longestText: null,
};

/**
 * What the platform shows of each kind, in bytes (「上传临时素材」), by the real type of the file. Anything else, and what is larger, goes
 * as a file.
 */
const SHOWN: Record<string, { kind: UploadKind; atMost: number }> = {
  'image/jpeg': { kind: 'image', atMost: 10 * MB },
  'image/png': { kind: 'image', atMost: 10 * MB },
  'audio/amr': { kind: 'voice', atMost: 2 * MB },
  'video/mp4': { kind: 'video', atMost: 10 * MB },
};
const LARGEST_FILE = 20 * MB;
/** The platform refuses files of less. */
const SMALLEST = 5;

/**
 * Says a message to a contact: its text in as few parts as the platform's limit allows, then its files in their order. Files are laid
 * down before the first word goes out, so that one the platform refuses stops the whole. The ledger knows what is out already.
 */
export async function sendMessage(
  api: WecomApi,
  openKfId: string,
  message: OutboundMessage,
  ledger: PartLedger,
): Promise<SendOutcome> {
  try {
    const bodies = [...textParts(message.text.trim()).map(textBody), ...(await uploaded(api, message.attachments))];
    if (bodies.length === 0) return { state: 'refused', error: 'wecom_nothing_to_say' };
    const parts = bodies.map((body, i): SpokenPart => {
      const platformId = partId(message.messageId, i);
      return { platformId, say: () => api.say(openKfId, message.to.externalId, platformId, body) };
    });
    return await sayParts(parts, ledger, { prefix: 'wecom', outcomeOf });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'refused', error: 'wecom_file_missing' };
    return outcomeOf(error);
  }
}

/** Our id of a part: the same however often it is tried, at most 32 of the characters the platform takes. */
export const partId = (messageId: string, part: number): string =>
  createHash('sha256').update(`${messageId} ${part}`).digest('base64url').slice(0, 32);

type Body = { msgtype: string; [body: string]: unknown };

const textBody = (content: string): Body => ({ msgtype: 'text', text: { content } });

async function uploaded(api: WecomApi, files: readonly OutboundAttachment[]): Promise<Body[]> {
  const bodies: Body[] = [];
  for (const file of files) {
    const { size } = await stat(file.path);
    const shown = SHOWN[file.mediaType];
    const kind = shown && size <= shown.atMost ? shown.kind : 'file';
    if (size > LARGEST_FILE) throw new PlatformRefusal(40006, `${size} bytes`);
    if (size < SMALLEST) throw new PlatformRefusal(40007, `${size} bytes`);
    bodies.push({ msgtype: kind, [kind]: { media_id: await api.upload(file, kind) } });
  }
  return bodies;
}
