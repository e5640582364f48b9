export interface Endpoint {
  technology: string;
  name: string;
}

/** Technology and peer of a channel: `PJSIP/1001-0000002a` and `Local/1001@from-queue-0000002b;1` are both 1001. */
export function endpointOf(channel: string | undefined): Endpoint | null {
  const found = /^([A-Za-z0-9]+)\/(.+)$/.exec(channel ?? '');
  if (!found) return null;
  const name = found[2]!.replace(/-[0-9a-f]+(;[12])?$/i, '').replace(/@.*$/, '');
  return { technology: found[1]!, name };
}
