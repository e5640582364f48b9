import { isIP } from 'node:net';

/** IPv4 networks that no recording is fetched from: this host, private, link-local, shared, multicast, reserved. */
const PRIVATE_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map(network);

/** Whether an IP address is on the public internet. An address that is none is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE_4.some(({ base, mask }) => (number(address) & mask) >>> 0 === base);
  if (isIP(address) !== 6) return false;
  const lower = address.toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(lower);
  if (mapped) return isPublicAddress(mapped[1]!);
  // Global unicast is 2000::/3; what tunnels IPv4 through it would lead back inside.
  return /^[23][0-9a-f]{3}:/.test(lower) && !/^(2002:|2001:0?0?0?0?:|64:ff9b:)/.test(lower);
}

function number(address: string): number {
  return address.split('.').reduce((sum, part) => (sum * 256 + Number(part)) >>> 0, 0);
}

function network(written: string): { base: number; mask: number } {
  const [base = '', bits] = written.split('/');
  const mask = (0xffffffff << (32 - Number(bits))) >>> 0;
  return { base: (number(base) & mask) >>> 0, mask };
}
