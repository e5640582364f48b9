interface PairCount {
  pairs: number;
  gb: number;
  big5: number;
  /** Most pairs in a row. */
  longestRun: number;
}

/**
 * GB18030 or Big5 by the share of pairs that fall into the block of each set's frequent characters:
 * GB2312 level 1 is B0-D7 with a high second byte, Big5 level 1 is A4-C6 where half of the second bytes are low.
 * Two pairs must stand in a row: "Größe" and "Änderung" hold one that looks Chinese.
 */
export function guessEastAsian(bytes: Uint8Array): 'gb18030' | 'big5' | null {
  const { pairs, gb, big5, longestRun } = countPairs(bytes);
  if (longestRun < 2) return null;
  const lowSecond = big5 / pairs;
  if (lowSecond > 0.15 && gb / pairs < 0.75) return 'big5';
  return gb / pairs > 0.5 ? 'gb18030' : null;
}

function countPairs(bytes: Uint8Array): PairCount {
  const count: PairCount = { pairs: 0, gb: 0, big5: 0, longestRun: 0 };
  let run = 0;
  for (let i = 0; i < bytes.length; i++) {
    const first = bytes[i]!;
    if (first < 0x81) {
      run = 0;
      continue;
    }
    const second = bytes[++i] ?? 0;
    count.pairs++;
    count.longestRun = Math.max(count.longestRun, ++run);
    if (isCommonGb(first) && second >= 0xa1) count.gb++;
    if (first >= 0xa4 && first <= 0xc6 && second >= 0x40 && second <= 0x7e) count.big5++;
  }
  return count;
}

/** Signs and frequent characters; the rare ones of D8-F7 are where Latin-1 has its small letters with accents. */
const isCommonGb = (first: number): boolean => (first >= 0xa1 && first <= 0xa9) || (first >= 0xb0 && first <= 0xd7);
