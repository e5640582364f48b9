import { contrast, inkOn, isColour } from './colour';

describe('the company colour', () => {
  it.each([
    ['#4f46e5', '#ffffff'],
    ['#000000', '#ffffff'],
    ['#ffd400', '#050505'],
    ['#ffffff', '#050505'],
    ['#07c160', '#050505'],
  ])('on %s the ink is %s', (colour, ink) => {
    expect(inkOn(colour)).toBe(ink);
  });

  it('never leaves a header under 4.5:1', () => {
    for (let grey = 0; grey < 256; grey++) {
      const colour = `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
      expect(contrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('is refused when it could carry style', () => {
    expect(isColour('#4f46e5')).toBe(true);
    expect(isColour('red;background:url(//x)')).toBe(false);
    expect(isColour(null)).toBe(false);
  });
});
