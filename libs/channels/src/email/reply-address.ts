const tokenShape = /^[A-Za-z0-9_-]{6,128}$/;

/**
 * The address a contact answers to: the token after a plus sign of the local part (RFC 5233).
 * @throws Error when the base is no address or the token holds anything but letters, digits, `-` and `_`
 */
export function replyAddress(base: string, token: string): string {
  const at = base.lastIndexOf('@');
  if (at < 1 || !tokenShape.test(token)) throw new Error('a reply address needs a plain base address and token');
  return `${base.slice(0, at)}+${token}${base.slice(at)}`;
}

/** Reply tokens in the addresses a message was sent to, each once. Whether a token is genuine is for the desk to say. */
export function tokensIn(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map(tokenOf).filter((token) => token !== null))];
}

function tokenOf(address: string): string | null {
  const local = address.slice(0, address.lastIndexOf('@'));
  const plus = local.indexOf('+');
  const token = plus < 0 ? '' : local.slice(plus + 1);
  return tokenShape.test(token) ? token : null;
}
