import { open } from 'node:fs/promises';

const LONGEST = 256 * 1024;

/** The header lines of a stored mail as they came; bytes that are no UTF-8 stay readable as they can. */
export async function headOf(path: string): Promise<{ text: string; cut: boolean }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST), 0, LONGEST, 0);
    const start = buffer.subarray(0, bytesRead).toString('utf8');
    const end = /\r?\n\r?\n/.exec(start)?.index;
    return { text: start.slice(0, end).replaceAll('\u0000', ''), cut: end === undefined && bytesRead === LONGEST };
  } finally {
    await file.close();
  }
}
