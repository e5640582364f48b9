import { parseTerritoryList } from './territory-list';

describe('a pasted list of areas', () => {
  test('is read with tabs or bars, with blanks and remarks passed over', () => {
    const { lines, faults } = parseTerritoryList(
      '# 华东\r\n华东一区\t8001\t客服一组\t张伟\t13800000000\t021 上海\n\n华南 | | | | | 广东、0755',
    );
    expect(faults).toEqual([]);
    expect(lines).toEqual([
      {
        line: 2,
        name: '华东一区',
        ownerWorkNumber: '8001',
        teamName: '客服一组',
        salesperson: '张伟',
        salespersonPhone: '13800000000',
        terms: { areaCodes: ['021'], places: ['上海'], scenes: [] },
      },
      {
        line: 4,
        name: '华南',
        ownerWorkNumber: null,
        teamName: null,
        salesperson: '',
        salespersonPhone: '',
        terms: { areaCodes: ['0755'], places: ['广东'], scenes: [] },
      },
    ]);
  });
  test.each([
    ['华东|8001', 'too_few_columns'],
    ['|8001||||上海', 'name_missing'],
    ['华东|||||', 'terms_missing'],
  ] as const)('%s is refused: %s', (text, fault) => {
    expect(parseTerritoryList(text)).toEqual({ lines: [], faults: [{ line: 1, fault }] });
  });
  test('names an area once', () => {
    expect(parseTerritoryList('甲|||||上海\n甲|||||北京').faults).toEqual([{ line: 2, fault: 'name_twice' }]);
  });
});
