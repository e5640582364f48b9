import { initialsOf } from './initials';

it.each([
  ['退款到账', 'tkdz'],
  ['重庆发货', 'cqfh'],
  ['VIP 客户：发货时间', 'vipkhfhsj'],
  ['3 天内送达', '3tnsd'],
  ['Thank you!', 'thankyou'],
  ['……', ''],
])('%s is found by %s', (title, initials) => expect(initialsOf(title)).toBe(initials));
