import * as fc from 'fast-check';
import { FrameReader } from './frames';

const BODY = '{"Event-Name":"王"}';
const TEXT = `Content-Type: auth/request\n\nContent-Length: ${Buffer.byteLength(BODY)}\nContent-Type: text/event-json\n\n${BODY}`;

test('frames are whole, however they were cut up on the way', () => {
  const bytes = Buffer.from(TEXT);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: bytes.length }), (size) => {
      const reader = new FrameReader();
      const found: string[] = [];
      for (let at = 0; at < bytes.length; at += size)
        for (const { body } of reader.read(bytes.subarray(at, at + size))) found.push(body.toString());
      expect(found).toEqual(['', BODY]);
    }),
  );
});

test.each([
  ['a body past all measure', 'Content-Length: 99999999999\n\n'],
  ['a body of less than nothing', 'Content-Length: -1\n\n'],
  ['a body of no number', 'Content-Length: many\n\n'],
  ['a head without an end', 'x'.repeat(20_000)],
])('%s ends the line', (_, text) => {
  expect(() => new FrameReader().read(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'phone_protocol' }));
});
