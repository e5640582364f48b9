import { replyAddress, tokensIn } from './reply-address';

test('a token goes into an address and comes back out', () => {
  const address = replyAddress('service@halfhour.example', 'tk_a1B2-c3');
  expect(address).toBe('service+tk_a1B2-c3@halfhour.example');
  expect(tokensIn(['other@mail.example', address, address])).toEqual(['tk_a1B2-c3']);
});

test.each(['a b', 'x', 'a\r\nBcc: x@mail.example', 'a@b', ''])('the token %j is refused', (token) => {
  expect(() => replyAddress('service@halfhour.example', token)).toThrow();
});

test('a plus address that is no token is no token', () => {
  expect(tokensIn(['me+a@mail.example', 'me+what ever@mail.example', 'no-address'])).toEqual([]);
});
