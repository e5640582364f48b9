import { type ComparedContact, type ComparedIdentity, type Double, judgeDouble } from './doubles';

const NOW = new Date('2026-11-23T02:00:00Z');
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const nobody: ComparedContact = { name: '', phone: null, email: null, company: null, identities: [] };
const person = (given: Partial<ComparedContact>): ComparedContact => ({ ...nobody, ...given });
const by = (given: Partial<ComparedIdentity>): ComparedIdentity => ({
  inboxId: 'chat',
  channel: 'web-chat',
  externalId: 'v1',
  unionId: null,
  lastSeenAt: NOW,
  ...given,
});
const wang = { name: '王芳' };

it.each<[string, Partial<ComparedContact>, Partial<ComparedContact>, Double | null]>([
  [
    'the same number, typed differently',
    { ...wang, phone: '138 1234 5678' },
    { ...wang, phone: '+8613812345678' },
    { reasons: ['same_phone', 'same_name'], strength: 'likely', warnings: [] },
  ],
  [
    'one number, two names',
    { ...wang, phone: '13812345678' },
    { name: '李雷', phone: '13812345678' },
    { reasons: ['same_phone'], strength: 'possible', warnings: ['names_differ'] },
  ],
  [
    'one number and one address, two names',
    { ...wang, phone: '13812345678', email: 'w@x.cn' },
    { name: '李雷', phone: '13812345678', email: 'W@X.cn' },
    { reasons: ['same_email', 'same_phone'], strength: 'likely', warnings: ['names_differ'] },
  ],
  [
    'one who is only called by the address',
    { name: 'w@x.cn', email: 'w@x.cn' },
    { ...wang, email: 'w@x.cn' },
    { reasons: ['same_email'], strength: 'likely', warnings: [] },
  ],
  [
    'a mail identity and a written address',
    { ...wang, identities: [by({ channel: 'email', externalId: 'w@x.cn', inboxId: 'mail' })] },
    {
      ...wang,
      identities: [by({ channel: 'email', externalId: 'W@x.cn', inboxId: 'sales', lastSeenAt: LONG_AGO })],
    },
    { reasons: ['same_email', 'same_name'], strength: 'likely', warnings: [] },
  ],
  [
    'one account in two inboxes',
    { identities: [by({ inboxId: 'a', channel: 'email', externalId: 'w@x.cn' })] },
    { identities: [by({ inboxId: 'b', channel: 'email', externalId: 'w@x.cn' })] },
    { reasons: ['same_identity', 'same_email'], strength: 'sure', warnings: [] },
  ],
  [
    'one union id',
    { identities: [by({ inboxId: 'oa', channel: 'wechat-official', externalId: 'o1', unionId: 'u' })] },
    { identities: [by({ inboxId: 'kf', channel: 'wecom', externalId: 'w1', unionId: 'u' })] },
    { reasons: ['same_union'], strength: 'sure', warnings: [] },
  ],
  [
    'two who both write in one inbox',
    { ...wang, phone: '13812345678', identities: [by({ externalId: 'v1' })] },
    { ...wang, phone: '13812345678', identities: [by({ externalId: 'v2' })] },
    { reasons: ['same_phone', 'same_name'], strength: 'possible', warnings: ['same_inbox'] },
  ],
  [
    'an old identity in the same inbox',
    { ...wang, phone: '13812345678', identities: [by({ externalId: 'v1', lastSeenAt: LONG_AGO })] },
    { ...wang, phone: '13812345678', identities: [by({ externalId: 'v2' })] },
    { reasons: ['same_phone', 'same_name'], strength: 'likely', warnings: [] },
  ],
  [
    'number, name and company',
    { ...wang, phone: '13812345678', company: '好物' },
    { ...wang, phone: '13812345678', company: '好物' },
    { reasons: ['same_phone', 'same_name', 'same_company'], strength: 'likely', warnings: [] },
  ],
  ['only a name', wang, wang, null],
  ['a name and a company', { ...wang, company: '好物' }, { ...wang, company: '好物' }, null],
  ['nothing at all', {}, {}, null],
  ['two without number and address', { phone: '', email: '' }, { phone: '', email: '' }, null],
  ['identities without a union id', { identities: [by({})] }, { identities: [by({ externalId: 'v2' })] }, null],
])('judges %s', (_, a, b, expected) => {
  expect(judgeDouble(person(a), person(b), NOW)).toEqual(expected);
  expect(judgeDouble(person(b), person(a), NOW)).toEqual(expected);
});
