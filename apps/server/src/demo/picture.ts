import sharp from 'sharp';

/** A drawn photo: a washing machine on a wet floor. Each number is another photo. */
export function leakPicture(number: number): Promise<Buffer> {
  const x = 40 + ((number * 17) % 60);
  const puddle = 120 + ((number * 29) % 90);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">
    <rect width="480" height="240" fill="#e7e2d8"/><rect y="240" width="480" height="120" fill="#b9ab98"/>
    <ellipse cx="${x + 150}" cy="305" rx="${puddle}" ry="34" fill="#8fb6d6" opacity="0.75"/>
    <rect x="${x + 40}" y="60" width="200" height="230" rx="12" fill="#fafafa" stroke="#c9ccd1" stroke-width="4"/>
    <rect x="${x + 40}" y="60" width="200" height="38" rx="12" fill="#dfe3e8"/>
    <circle cx="${x + 140}" cy="190" r="66" fill="#5d6b7a"/><circle cx="${x + 140}" cy="190" r="50" fill="#9db8cc"/>
  </svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}
