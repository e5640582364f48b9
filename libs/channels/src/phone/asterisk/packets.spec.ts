import * as fc from 'fast-check';
import { PacketReader, parsePacket } from './packets';

const TEXT = 'Event: A\r\nUniqueid: 1\r\n\r\nEvent: B\r\nName: 王\r\n\r\n';

test('packets are whole, however they were cut up on the way', () => {
  const bytes = Buffer.from(TEXT);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }), (sizes) => {
      const reader = new PacketReader();
      const found: string[] = [];
      let at = 0;
      for (const size of sizes) {
        for (const { headers } of reader.read(bytes.subarray(at, at + size))) found.push(headers.get('event')!);
        at += size;
      }
      for (const { headers } of reader.read(bytes.subarray(at))) found.push(headers.get('event')!);
      expect(found).toEqual(['A', 'B']);
    }),
  );
});

test('of a header that comes twice the first holds', () => {
  expect(parsePacket(Buffer.from('Event: A\r\nUniqueid: 1\r\nUniqueid: 2\r\nnonsense')).headers).toEqual(
    new Map([
      ['event', 'A'],
      ['uniqueid', '1'],
    ]),
  );
});

test('a monster is skipped, and what follows is heard', () => {
  const reader = new PacketReader();
  expect(reader.read(Buffer.alloc(100_000, 'x'))).toEqual([]);
  expect(reader.read(Buffer.from(`x\r\n\r\n${TEXT}`)).map(({ headers }) => headers.get('event'))).toEqual(['A', 'B']);
  expect(reader.skipped).toBe(1);
});
