import { refuseWeakPassword } from './password-strength';

const EMAIL = 'wangxiaoli@desk.test';

it.each([
  'short',
  'password12',
  'Passw0rd!!!!',
  '1234567890',
  '0123456789ab',
  'aaaabbbbcccc',
  'WangXiaoli88',
  'admin-12345',
])('refuses %s', (password) => expect(() => refuseWeakPassword(password, EMAIL)).toThrow('weak_password'));

it.each(['correct horse 42', 'k7pq-x2vn-9ym4', '我的客服密码很长一二三', 'passwordless entry gate'])(
  'takes %s',
  (password) => expect(() => refuseWeakPassword(password, EMAIL)).not.toThrow(),
);
