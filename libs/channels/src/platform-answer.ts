/** Bytes of an answer of a platform; `tooLarge` is thrown once more than `atMost` came, and nothing after is read. */
export async function boundedBody(response: Response, atMost: number, tooLarge: () => Error): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > atMost) throw tooLarge();
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}
