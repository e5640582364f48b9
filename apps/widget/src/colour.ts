const HEX = /^#[0-9a-f]{6}$/i;

export const isColour = (value: unknown): value is string => typeof value === 'string' && HEX.test(value);

// Where white on a colour falls under 4.5:1 (WCAG 1.4.3); above it near-black reaches that.
const LIGHTEST_UNDER_WHITE = 1.05 / 4.5 - 0.05;

/** White or near-black, whichever reads on a company's colour. */
export const inkOn = (background: string): '#ffffff' | '#050505' =>
  luminance(background) <= LIGHTEST_UNDER_WHITE ? '#ffffff' : '#050505';

export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

// WCAG 2.2, relative luminance
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
