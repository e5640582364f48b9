import type { ArrivedMessage } from '#channels/wechat-personal';
import { KINDS, type Message, OFFICIAL } from './wechaty-parts';

const LARGEST_FILE = 25 * 1024 * 1024;
const FILE_WITHIN_MS = 60_000;
const WITH_FILE = new Set(['Attachment', 'Audio', 'Image', 'Video', 'Emoticon']);

/** Everything the desk wants to know of a message, with the bytes of its file. What the puppet can't say is left out: the words count. */
export async function describeMessage(message: Message): Promise<ArrivedMessage> {
  const kind = KINDS[message.type()] ?? 'Unknown';
  const [talker, room] = [message.talker(), message.room()];
  return {
    id: message.id,
    at: message.date().toISOString(),
    kind,
    text: message.text(),
    talker: {
      id: talker.id,
      name: talker.name(),
      alias: (await talker.alias().catch(unknown)) || null,
      official: talker.type() === OFFICIAL,
    },
    room: room ? { id: room.id, topic: (await room.topic().catch(unknown)) ?? '' } : null,
    mentionsUs: room ? ((await message.mentionSelf().catch(unknown)) ?? false) : false,
    ...(WITH_FILE.has(kind) ? await fileOf(message) : { file: null, fileFault: null }),
  };
}

function unknown(error: unknown): undefined {
  console.error(error);
}

/** The words around a file must not wait for ever for it, nor be lost with it. */
async function fileOf(message: Message): Promise<Pick<ArrivedMessage, 'file' | 'fileFault'>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), FILE_WITHIN_MS);
  });
  try {
    const box = await Promise.race([message.toFileBox(), late]);
    const content = await Promise.race([box.toBuffer(), late]);
    if (content.length > LARGEST_FILE) return { file: null, fileFault: `${content.length} bytes` };
    return { file: { name: box.name, base64: content.toString('base64') }, fileFault: null };
  } catch (error) {
    return { file: null, fileFault: String(error).slice(0, 200) };
  } finally {
    clearTimeout(timer);
  }
}
