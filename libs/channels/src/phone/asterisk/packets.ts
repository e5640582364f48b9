/** A message of the manager interface: its headers by lower-case name, and the bytes it came in. */
export interface Packet {
  headers: ReadonlyMap<string, string>;
  raw: Buffer;
}

const END = Buffer.from('\r\n\r\n');
const LONGEST = 64 * 1024;

/**
 * Cuts what comes over an AMI connection into packets, however it was cut up on the way. A packet longer than 64 KB is
 * thrown away up to its end, so that one monster can't cost the connection; `skipped` counts them.
 */
export class PacketReader {
  skipped = 0;
  private rest: Buffer = Buffer.alloc(0);
  private skipping = false;

  read(chunk: Buffer): Packet[] {
    this.rest = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    const packets: Packet[] = [];
    for (let end = this.rest.indexOf(END); end !== -1; end = this.rest.indexOf(END)) {
      const raw = Buffer.from(this.rest.subarray(0, end));
      this.rest = this.rest.subarray(end + END.length);
      if (this.skipping || raw.length > LONGEST) this.skipOne();
      else packets.push(parsePacket(raw));
    }
    if (this.rest.length > LONGEST) {
      this.skipping = true;
      this.rest = this.rest.subarray(-(END.length - 1));
    }
    return packets;
  }

  private skipOne(): void {
    this.skipped += 1;
    this.skipping = false;
  }
}

/** Header lines into a map. Of a header that comes twice the first holds; a line that is no header is left out. */
export function parsePacket(raw: Buffer): Packet {
  const headers = new Map<string, string>();
  for (const line of raw.toString('utf8').split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, raw };
}
