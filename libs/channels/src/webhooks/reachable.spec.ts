import { addressFault, guardedLookup, isPublicAddress, PrivateAddress } from './reachable';

describe('which addresses a webhook may reach', () => {
  it.each([
    ...['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450:4001::1'].map(
      (address) => [address, true] as const,
    ),
    ...[
      '127.0.0.1',
      '127.255.255.254',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
    ].map((address) => [address, false] as const),
    ...['0.0.0.0', '100.64.0.1', '198.18.0.1', '192.0.2.1', '224.0.0.1', '255.255.255.255', '240.0.0.1'].map(
      (address) => [address, false] as const,
    ),
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::7f00:1',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
    ].map((address) => [address, false] as const),
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::', 'ff02::1', '2001:db8::1', 'localhost', ''].map(
      (address) => [address, false] as const,
    ),
  ])('%s is on the internet: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });

  it.each([
    ['https://example.com/hook', null],
    ['https://example.com:8443/hook?x=1', null],
    ['http://example.com/hook', 'https_needed'],
    ['ftp://example.com', 'bad_address'],
    ['example.com', 'bad_address'],
    ['https://user:word@example.com', 'bad_address'],
    ['', 'bad_address'],
    ['https://127.0.0.1/', 'private_address'],
    ['https://2130706433/', 'private_address'],
    ['https://0x7f.1/', 'private_address'],
    ['https://[::1]/', 'private_address'],
    ['https://[::ffff:10.0.0.1]/', 'private_address'],
    ['https://localhost/', 'private_address'],
    ['https://db.internal/', 'private_address'],
    ['http://crm.lan:8080/hook', null],
    ['http://crm.lan/hook', 'https_needed'],
    ['http://10.1.2.3/hook', null],
  ])('%s: %s', (address, fault) => {
    expect(addressFault(address, ['crm.lan:8080', '10.1.2.3'])).toBe(fault);
  });

  it('refuses a name that leads to this machine when it is looked up, whatever it is called', async () => {
    const found = await new Promise<unknown>((resolve) =>
      guardedLookup('localhost', { all: true }, (error, addresses) => resolve(error ?? addresses)),
    );
    expect(found).toBeInstanceOf(PrivateAddress);
  });
});
