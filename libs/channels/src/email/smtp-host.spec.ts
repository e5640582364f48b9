import { SmtpHost } from './smtp-host';

let now = 0;
const host = () => new SmtpHost({ firstBackOffMs: 1_000, longestBackOffMs: 4_000 });

test('so many mails in any minute, then it says how long to wait', () => {
  const one = host();
  for (const at of [0, 10_000, 20_000]) {
    now = at;
    expect(one.waitMs(3, now)).toBe(0);
    one.taken(now);
  }
  expect([one.waitMs(3, now), one.waitMs(null, now), one.waitMs(4, now)]).toEqual([40_000, 0, 0]);
  now = 60_000;
  expect(one.waitMs(3, now)).toBe(0);
});

test('a server in trouble is left alone, longer each time, and at once used again when it is well', () => {
  now = 0;
  const one = host();
  const waits = [1, 2, 3, 4].map(() => {
    one.inTrouble(now);
    one.inTrouble(now);
    const wait = one.waitMs(null, now);
    now += wait;
    return wait;
  });
  expect(waits).toEqual([1_000, 2_000, 4_000, 4_000]);
  one.inTrouble(now);
  one.went();
  expect(one.waitMs(null, now)).toBe(0);
});
