import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Networks that are no place on the internet (IANA special-purpose registries): ours, this machine's, or nobody's. */
const INSIDE_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** With the ranges that carry an IPv4 address inside: whoever routes them would reach that address. */
const INSIDE_6 = [
  ...['::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/9', 'ff00::/8'],
];

// Two lists: one list takes an IPv4 address for the IPv6 one that carries it, and those are all inside.
const inside4 = blockList('ipv4', INSIDE_4);
const inside6 = blockList('ipv6', INSIDE_6);

/** True for an address on the public internet; false for private, loopback, link-local and reserved ones, and for no address at all. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside4.check(address, 'ipv4');
  return family === 6 && !inside6.check(address.split('%')[0]!, 'ipv6');
}

export type AddressFault = 'bad_address' | 'https_needed' | 'private_address';

/**
 * What is wrong with the address of a program, null when it may be called. Hosts in `allowed` (`host` or `host:port`, lower case) may
 * be inside and may be called without TLS. A name's addresses are checked when it is called, see {@link guardedLookup}.
 */
export function addressFault(address: string, allowed: readonly string[]): AddressFault | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname) return 'bad_address';
  if (isAllowed(url, allowed)) return null;
  const host = bareHost(url);
  if (isIP(host) ? !isPublicAddress(host) : isLocalName(host)) return 'private_address';
  return url.protocol === 'https:' ? null : 'https_needed';
}

/** True when the installation's own settings name this host. */
export const isAllowed = ({ hostname, host }: URL, allowed: readonly string[]): boolean =>
  allowed.includes(hostname.toLowerCase()) || allowed.includes(host.toLowerCase());

/** The host without the brackets of an IPv6 address. */
export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

export class PrivateAddress extends Error {
  constructor() {
    super('private_address');
    this.name = 'PrivateAddress';
  }
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * A name resolved for the very connection that is about to be made, so that a name which changes its answer between check and use
 * gains nothing. One inside address among several refuses the name.
 */
export function guardedLookup(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, []);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return found(new PrivateAddress(), []);
    if (options.all) found(null, addresses);
    else found(null, addresses[0]!.address, addresses[0]!.family);
  });
}

const isLocalName = (host: string): boolean => /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host);

function blockList(family: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address, bits] = net.split('/');
    list.addSubnet(address!, Number(bits), family);
  }
  return list;
}
