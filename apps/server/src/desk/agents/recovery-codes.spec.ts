import { hashRecoveryCodes, newRecoveryCodes, openedBy, plainCode } from './recovery-codes';

it('makes ten different codes that are easy to read', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
});

it.each([
  ['123 456', '123456'],
  [' １２３４５６ ', '123456'],
  ['K7PQX-2VN9Y', 'k7pqx2vn9y'],
  ['k7pqx－2vn9y', 'k7pqx2vn9y'],
  ['k7pqx – 2vn9y', 'k7pqx2vn9y'],
])('reads %p as %s', (typed, code) => expect(plainCode(typed)).toBe(code));

it('opens the hash of its own code and no other', async () => {
  const hashes = await hashRecoveryCodes(['k7pqx-2vn9y', 'aaaaa-bbbbb']);
  expect(hashes.join()).not.toContain('k7pqx');
  expect(await openedBy('k7pqx2vn9y', hashes)).toBe(hashes[0]);
  expect(await openedBy('aaaaabbbbb', hashes)).toBe(hashes[1]);
  expect(await openedBy('k7pqx2vn9z', hashes)).toBeNull();
  expect(await openedBy('aaaaabbbbb', [])).toBeNull();
});

it.each(['', '123456', 'k7pqx2vn9', 'k7pqx2vn9yy'])('opens nothing with %p', async (code) => {
  expect(await openedBy(code, await hashRecoveryCodes([code]))).toBeNull();
});
