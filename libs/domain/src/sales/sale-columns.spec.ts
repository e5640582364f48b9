import { guessColumns, headerMark, headRow, missingColumns } from './sale-columns';

test('columns are known by their names in both languages, whatever stands in brackets', () => {
  expect(guessColumns(['序号', '订单 号', '签单日期', '金额（元）', '客服工号', 'Phone Number'])).toEqual({
    ...{ orderNumber: 1, date: 2, amount: 3, agent: 4, phone: 5 },
  });
  expect(guessColumns(['Order_No.', 'Date', 'TOTAL', 'Agent'])).toMatchObject({ orderNumber: 0, amount: 2 });
});

test('a title above the headers is passed over', () => {
  expect(headRow([['销售月报'], ['制表:周敏', '2026'], ['订单号', '日期', '金额'], ['A', 'B', 'C']])).toBe(2);
  expect(
    headRow([
      ['Beleg', 'Tag'],
      ['1', '2'],
    ]),
  ).toBe(0);
});

test('what is missing is named, an owner of the orders among it', () => {
  expect(missingColumns({ orderNumber: 0, date: 1, amount: 2 })).toEqual(['agent']);
  expect(missingColumns({ orderNumber: 0, phone: 3 })).toEqual(['date', 'amount']);
  expect(missingColumns({ orderNumber: 0, date: 1, amount: 2, unit: 3 })).toEqual([]);
});

test('the same headers are remembered as one', () => {
  expect(headerMark(['订单号 ', '金额（元）'])).toBe(headerMark(['订单号', '金额(人民币)']));
  expect(headerMark(['a', 'b'])).not.toBe(headerMark(['b', 'a']));
});
