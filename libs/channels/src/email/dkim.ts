import { createPublicKey, generateKeyPair } from 'node:crypto';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import Dkim from 'nodemailer/lib/dkim';
import type { DkimSettings } from './settings';

/** What is published in DNS so that receivers can check our signature (RFC 6376 section 3.6.1). */
export interface DkimRecord {
  name: string;
  value: string;
}

/** What DNS says about a key. `other_key`: something is published there, and it is not ours. */
export type DkimCheck = 'ok' | 'missing' | 'other_key' | 'revoked' | 'several' | 'unreachable';

/** Asks for the TXT records of a name; rejects with ENOTFOUND or ENODATA where there are none. */
export interface TxtResolver {
  resolveTxt(name: string): Promise<string[][]>;
}

/** A new private key in PEM. 2048 bits: receivers need not take more, and fewer are refused (RFC 8301). */
export async function newDkimKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The record that goes with a key. */
export function dkimRecord({ domain, selector, privateKey }: DkimSettings): DkimRecord {
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${key}` };
}

/** Looks up whether receivers can check mails signed with this key. */
export async function checkDkim(settings: DkimSettings, resolver: TxtResolver): Promise<DkimCheck> {
  const { name, value } = dkimRecord(settings);
  try {
    const found = (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    const keys = found.filter((text) => tagOf(text, 'p') !== null);
    if (keys.length === 0) return 'missing';
    if (keys.length > 1) return 'several';
    const published = tagOf(keys[0]!, 'p')!;
    if (published === '') return 'revoked';
    return published === tagOf(value, 'p') ? 'ok' : 'other_key';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOTFOUND' || code === 'ENODATA' ? 'missing' : 'unreachable';
  }
}

/** The mail with its signature in front. Everything a receiver shows is signed. */
export function signed(mail: Readable, { domain, selector, privateKey }: DkimSettings): Readable {
  return new Dkim({ domainName: domain, keySelector: selector, privateKey }).sign(mail);
}

/** White space inside a value is no part of it: panels break long records into pieces. */
function tagOf(record: string, tag: string): string | null {
  const found = record.split(';').map((part) => /^\s*(\w+)\s*=([\s\S]*)$/.exec(part));
  return found.find((match) => match?.[1] === tag)?.[2]!.replace(/\s+/g, '') ?? null;
}
