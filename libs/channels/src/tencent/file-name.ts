/**
 * The name a file was handed out under, from its `content-disposition` as fetched: the encoded form (RFC 5987) first, then the plain one,
 * whose bytes are UTF-8 where they can be. Null when there is none.
 */
export function fileNameOf(disposition: string): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const name = (encoded && percentDecoded(encoded)) ?? plainName(disposition);
  return name?.trim() || null;
}

function plainName(disposition: string): string | null {
  const given = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  if (given === undefined) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(given, 'latin1'));
  } catch {
    return given;
  }
}

function percentDecoded(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}
