import { fileNameOf } from './file-name';

const bytes = (name: string): string => Buffer.from(name).toString('latin1');

it.each([
  ['attachment; filename="a.jpg"', 'a.jpg'],
  ['attachment; filename=a.jpg', 'a.jpg'],
  [`attachment; filename="${bytes('合同.pdf')}"`, '合同.pdf'],
  ["attachment; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf", '合同.pdf'],
  ['attachment; filename="x"; filename*=utf-8\'\'%E5%90%88.pdf; size=1', '合.pdf'],
  ['attachment; filename="x.pdf"; filename*=UTF-8\'\'%E5%9', 'x.pdf'],
  ['attachment; filename="\xe9t\xe9.pdf"', '\xe9t\xe9.pdf'],
  ['attachment; filename=" "', null],
  ['attachment', null],
  ['', null],
])('reads %j as %j', (disposition, name) => expect(fileNameOf(disposition)).toBe(name));
