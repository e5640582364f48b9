let offset = 0;

/** How far the server's clock is ahead of this machine's, in milliseconds, taken from an answer just received. */
export function setServerTime(serverTime: string, askedAt: number, answeredAt: number): void {
  offset = Date.parse(serverTime) - (askedAt + answeredAt) / 2;
}

/** Now, by the server's clock: deadlines are the server's, so a screen must not count by its own. */
export function serverNow(): number {
  return Date.now() + offset;
}
