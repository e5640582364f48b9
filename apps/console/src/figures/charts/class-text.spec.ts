import { classText, durationText } from './class-text';

test.each([
  [60, '1分钟', '1 min'],
  [1800, '30分钟', '30 min'],
  [3600, '1小时', '1 hr'],
  [172_800, '2天', '2 days'],
])('%p s are %s', (seconds, chinese, english) => {
  expect(durationText(seconds, 'zh-CN').replace(/\s/g, '')).toBe(chinese);
  expect(durationText(seconds, 'en')).toBe(english);
});

test.each([
  [0, '< 1 min'],
  [1, '1 min – 30 min'],
  [2, '≥ 30 min'],
])('class %p is %s', (index, text) => {
  expect(classText([60, 1800], index, 'en')).toBe(text);
});
