import { sheetText } from './sheets';

it.each([
  [['王女士', 3, null], '王女士,3,'],
  [['说"好", 行', 'a\nb'], '"说""好"", 行","a\nb"'],
  [['=HYPERLINK("x")', '+1', '-2', '@x', -5], '"\'=HYPERLINK(""x"")",\'+1,\'-2,\'@x,-5'],
])('%j is written as %s', (line, expected) => expect(sheetText([line])).toBe(`\uFEFF${expected}\r\n`));
