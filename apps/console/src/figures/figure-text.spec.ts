import { figureText } from './figure-text';

describe('figures as text', () => {
  it.each([
    [null, 'count', '–'],
    [0, 'count', '0'],
    [1234, 'count', '1,234'],
    [61.25, 'minutes', '61.3'],
    [161, 'seconds', '2:41'],
    [59.6, 'seconds', '1:00'],
    [3725, 'seconds', '1:02:05'],
  ] as const)('%s %s reads %s', (value, unit, text) => expect(figureText(value, unit, 'zh-CN')).toBe(text));
});
