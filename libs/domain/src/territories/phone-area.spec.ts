import { phoneArea } from './phone-area';

describe('the area of a number', () => {
  test.each([
    ['010-6552 8888', '010'],
    ['(021) 5888 6666', '021'],
    ['0755 8266 1234 转 802', '0755'],
    ['0571-8765432', '0571'],
    ['+86 21 5888 6666', '021'],
    ['+86-0571-87654321', '0571'],
    ['0086 10 65528888', '010'],
    ['＋８６ ７５５ ８２６６ １２３４', '0755'],
    ['+852 2345 6789', '852'],
    ['+886 2 2345 6789', '886'],
  ])('%s is %s', (number, code) => {
    expect(phoneArea(number)).toEqual({ kind: 'landline', code });
  });
  test.each(['13800138000', '+86 138 0013 8000', '0086-199 1234 5678'])(
    '%s is a mobile and tells nothing',
    (number) => {
      expect(phoneArea(number)).toEqual({ kind: 'mobile' });
    },
  );
  test.each(['', '400-820-8820', '95588', '+1 212 555 0100', '5888 6666', '0571', 'abc', '010655288889999'])(
    '%p is unknown',
    (number) => {
      expect(phoneArea(number)).toEqual({ kind: 'unknown' });
    },
  );
});
