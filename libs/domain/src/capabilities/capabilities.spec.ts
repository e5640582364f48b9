import { type Capabilities, misfitOf } from '.';

const FREE: Capabilities = { files: null, html: false, typing: false, readMarks: false, longestText: null };
const MB = 1024 * 1024;
const PICTURES: Capabilities = {
  ...FREE,
  longestText: 5,
  files: { types: { 'image/png': 10 * MB, 'audio/amr': 2 * MB }, largest: 8 * MB, most: 2 },
};
const file = (mediaType: string, size: number) => ({ name: '收据', mediaType, size });

describe('a reply fits its channel', () => {
  it.each([
    ['a text as long as it may be', PICTURES, '一二三四五', []],
    ['five characters beyond the basic plane count as five', PICTURES, '😀😀😀😀😀', []],
    ['a picture', PICTURES, '', [file('image/png', 8 * MB)]],
    ['any text where nothing is limited', FREE, '长'.repeat(100_000), []],
    [
      'every kind of file where all are taken',
      { ...FREE, files: { types: null, largest: MB, most: 1 } },
      '',
      [file('x/y', MB)],
    ],
  ])('%s', (_, can, text, files) => {
    expect(misfitOf(can, text, files)).toBeNull();
  });
});

describe('a reply that does not fit is refused by what has to be changed', () => {
  it.each([
    ['one character too many', PICTURES, '一二三四五六', [], { code: 'message_too_long', longest: 5 }],
    ['a file where none goes out', FREE, '', [file('image/png', 1)], { code: 'files_not_taken' }],
    ['a third file', PICTURES, '', Array(3).fill(file('image/png', 1)), { code: 'too_many_files', most: 2 }],
    [
      'a kind that is not taken',
      PICTURES,
      '',
      [file('application/pdf', 1)],
      { code: 'file_kind_not_taken', file: '收据', mediaType: 'application/pdf' },
    ],
    [
      'a kind with a limit of its own',
      PICTURES,
      '',
      [file('audio/amr', 2 * MB + 1)],
      { code: 'file_too_large', file: '收据', largest: 2 * MB },
    ],
    [
      'more than the channel takes of any kind',
      PICTURES,
      '',
      [file('image/png', 9 * MB)],
      { code: 'file_too_large', file: '收据', largest: 8 * MB },
    ],
  ])('%s', (_, can, text, files, misfit) => {
    expect(misfitOf(can, text, files)).toEqual(misfit);
  });
});
