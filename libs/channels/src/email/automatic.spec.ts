import { automaticKind, type MachineSigns } from './automatic';

const person: MachineSigns = {
  headers: new Map(),
  returnPath: null,
  reports: [],
  delivered: false,
  fromAddress: 'wang@mail.example',
  subject: 'order',
};
const kind = (signs: Partial<MachineSigns>) => automaticKind({ ...person, ...signs });
const header = (name: string, value: string) => kind({ headers: new Map([[name, value]]) });

test.each([
  ['auto-submitted', 'auto-replied', 'auto_reply'],
  ['auto-submitted', 'auto-generated; x=1', 'auto_reply'],
  ['auto-submitted', 'No', null],
  ['x-autoreply', 'yes', 'auto_reply'],
  ['precedence', 'auto_reply', 'auto_reply'],
  ['precedence', 'bulk', 'list'],
  ['precedence', 'junk', 'list'],
  ['precedence', 'first-class', null],
  ['x-auto-response-suppress', 'All', 'auto_reply'],
  ['x-auto-response-suppress', 'None', null],
  ['list-id', '<news.mail.example>', 'list'],
  ['x-failed-recipients', 'a@mail.example', 'bounce'],
])('%s: %s is %s', (name, value, expected) => {
  expect(header(name, value)).toBe(expected);
});

test.each(['自动回复:收到', 'Out of office', '退信', 'Undelivered Mail Returned to Sender'])(
  'the subject %s alone never decides',
  (subject) => {
    expect(kind({ subject })).toBeNull();
  },
);

test('a subject supports what the sender or the return path already says', () => {
  expect(kind({ subject: '退信通知', returnPath: '' })).toBe('bounce');
  expect(kind({ subject: 'Undeliverable: hello', fromAddress: 'postmaster@mail.example' })).toBe('bounce');
  expect(kind({ subject: 'hello', fromAddress: 'postmaster@mail.example' })).toBeNull();
  expect(kind({ returnPath: '' })).toBe('auto_reply');
  expect(kind({ returnPath: '', fromAddress: 'MAILER-DAEMON@mail.example' })).toBe('bounce');
  expect(kind({ reports: ['message/delivery-status'] })).toBe('bounce');
});

test('a vacation notice that says bulk is an answer, not a list', () => {
  const headers = new Map([
    ['auto-submitted', 'auto-replied'],
    ['precedence', 'bulk'],
  ]);
  expect(kind({ headers })).toBe('auto_reply');
});
