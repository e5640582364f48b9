import { secondsTyped } from './durations';

describe('a duration as an agent types it', () => {
  it.each([
    ['3', 180],
    ['3:20', 200],
    ['3：20', 200],
    [' 1:02:05 ', 3725],
    ['0:07', 7],
    ['', null],
    ['3:60', null],
    ['三分钟', null],
    ['-3', null],
    ['1:2:3:4', null],
  ])('"%s" means %s seconds', (text, seconds) => expect(secondsTyped(text)).toBe(seconds));
});
