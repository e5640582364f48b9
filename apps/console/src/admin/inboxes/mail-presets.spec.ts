import {
  blankServer,
  emptyEmailSettings,
  MAIL_PRESETS,
  portFor,
  presetOfAddress,
  presetOfSettings,
  withPreset,
} from './mail-presets';

const preset = (key: string) => MAIL_PRESETS.find((one) => one.key === key)!;

it('every preset reads over TLS and has servers of its own', () => {
  const hosts = MAIL_PRESETS.flatMap(({ imap, smtp }) => [imap.host, smtp.host]);
  expect(new Set(hosts).size).toBe(hosts.length);
  expect(MAIL_PRESETS.every(({ imap }) => imap.secure && imap.port === 993)).toBe(true);
});

it.each([
  ['service@qq.com', 'qq'],
  ['Shop@163.COM', 'netease'],
  ['a@gmail.com', 'gmail'],
  ['a@hotmail.com', 'outlook'],
])('knows %s by its domain', (address, key) => {
  expect(presetOfAddress(address)?.key).toBe(key);
});

it("guesses nothing from a company's own domain", () => {
  expect(presetOfAddress('service@haowu.example')).toBeNull();
  expect(presetOfAddress('')).toBeNull();
});

it('fills servers and user, and keeps what was typed', () => {
  const typed = { ...emptyEmailSettings, address: 'kf@haowu.example' };
  const filled = withPreset(typed, preset('exmail'));
  expect(filled.imap).toEqual({
    host: 'imap.exmail.qq.com',
    port: 993,
    secure: true,
    user: 'kf@haowu.example',
    password: '',
    folders: ['INBOX'],
    after: 'seen',
    moveTo: '',
  });
  const other = withPreset(
    { ...filled, imap: { ...filled.imap!, password: 'code', folders: ['客服'] } },
    preset('aliyun'),
  );
  expect(other.imap).toMatchObject({ host: 'imap.qiye.aliyun.com', password: 'code', folders: ['客服'] });
  expect(other.smtp).toMatchObject({ host: 'smtp.qiye.aliyun.com', password: 'code' });
  expect(presetOfSettings(other)?.key).toBe('aliyun');
});

it('sends to Outlook on 587, which is not TLS from the first byte', () => {
  expect(withPreset(emptyEmailSettings, preset('outlook')).smtp).toMatchObject({ port: 587, secure: false });
});

it.each([
  ['imap', false, 993, 143],
  ['imap', true, 143, 993],
  ['smtp', false, 465, 587],
  ['smtp', true, 25, 465],
  ['smtp', true, 2525, 2525],
] as const)('turns the %s port with TLS %s: %i becomes %i', (kind, secure, port, expected) => {
  expect(portFor(kind, secure, port)).toBe(expected);
});

it('starts a server encrypted with the address as user', () => {
  expect(blankServer('smtp', 'a@b.cn')).toEqual({ host: '', port: 465, secure: true, user: 'a@b.cn', password: '' });
});
