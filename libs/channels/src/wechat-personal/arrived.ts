import { z } from 'zod';
import type { InboundMessage } from '../channel';

const person = z.object({
  id: z.string().min(1).max(200),
  name: z.string(),
  alias: z.string().nullable(),
  /** An account of WeChat's own or of a company that broadcasts. */
  official: z.boolean(),
});

/** What a worker writes down of one message, with the bytes of its file. */
export const arrivedMessage = z.object({
  id: z.string().min(1).max(300),
  at: z.string(),
  /** wechaty's name of the kind: Text, Image, Url … */
  kind: z.string(),
  text: z.string(),
  talker: person,
  room: z.object({ id: z.string().min(1).max(200), topic: z.string() }).nullable(),
  mentionsUs: z.boolean(),
  file: z.object({ name: z.string(), base64: z.string() }).nullable(),
  /** Why a file that should be there is not. */
  fileFault: z.string().nullable(),
});
export type ArrivedMessage = z.infer<typeof arrivedMessage>;

/** What one message says, with what only this channel needs. */
export interface PersonalInbound extends InboundMessage {
  room: ArrivedMessage['room'];
  mentionsUs: boolean;
  official: boolean;
}

const WORDS: Record<string, string> = {
  Image: '[图片]',
  Audio: '[语音]',
  Video: '[视频]',
  Attachment: '[文件]',
  Emoticon: '[表情]',
  Location: '[位置]',
  Url: '[链接]',
  MiniProgram: '[小程序]',
  Contact: '[名片]',
  Transfer: '[转账]',
  RedEnvelope: '[红包]',
  Recalled: '[撤回了一条消息]',
  ChatHistory: '[聊天记录]',
  GroupNote: '[群待办]',
  Post: '[动态]',
};
/** Kinds whose text is the puppet's XML and nothing for people. */
const TEXT_IS_WORDS = new Set(['Text', 'Url', 'Location', 'GroupNote', 'Post']);

/**
 * Reads what a worker wrote down. A message of a group is from its speaker, not from the group. Words in brackets are those WeChat
 * itself shows for what is not text. Throws an Error when it is not a message at all.
 */
export function readArrived(raw: Buffer): PersonalInbound {
  const message = arrivedMessage.parse(JSON.parse(raw.toString('utf8')));
  const { talker, file } = message;
  const text = wordsOf(message);
  const at = new Date(message.at);
  return {
    from: { externalId: talker.id, name: talker.alias || talker.name || null, email: null, phone: null },
    subject: message.room?.topic || null,
    text,
    html: null,
    freshText: text,
    attachments: file ? [attachment(file)] : [],
    providerAt: Number.isNaN(at.getTime()) ? null : at,
    threading: { messageId: null, references: [], tokens: [] },
    automatic: null,
    bounce: null,
    recipients: { to: [], cc: [] },
    room: message.room,
    mentionsUs: message.mentionsUs,
    official: talker.official,
  };
}

function wordsOf({ kind, text, fileFault }: ArrivedMessage): string {
  const word = WORDS[kind] ?? (kind === 'Text' ? '' : `[${kind}]`);
  const words = TEXT_IS_WORDS.has(kind) ? text : '';
  return [word, words, fileFault && '（文件没有收到）'].filter(Boolean).join('\n');
}

const attachment = ({ name, base64 }: NonNullable<ArrivedMessage['file']>) => ({
  name,
  mediaType: 'application/octet-stream',
  content: Buffer.from(base64, 'base64'),
  contentId: null,
  inline: false,
});
