const SEPARATOR = /[,;，；、\s]+/;

/** Addresses out of what somebody typed or pasted: lists, "Name <a@b>", with any of the usual separators. */
export function typedAddresses(text: string): string[] {
  const bare = text.replace(/"[^"]*"/g, ' ').replace(/[^<>,;，；、]*<([^<>]*)>/g, ' $1 ');
  return bare
    .split(SEPARATOR)
    .map((word) => word.replace(/^mailto:/i, '').trim())
    .filter((word) => word !== '');
}

/** A word is finished when a separator follows it; an address is never half taken while it is being written. */
export const isFinished = (text: string): boolean => /[,;，；、\s]$/.test(text) && text.trim() !== '';
