import { alarmLetter } from './alarm-letter';
import type { LetterFacts } from './alarm-letters.repository';

const FACTS: LetterFacts = {
  address: 'admin@desk.test',
  name: '林静',
  locale: 'zh-CN',
  inboxId: 'i',
  inboxName: '售后邮箱',
  alarm: 'down',
  error: 'The server refuses connections on this port.',
  since: new Date('2026-11-23T02:00:00Z'),
  endedAt: null,
  company: '好物商城',
  zone: 'Asia/Shanghai',
};

it('says in the admin’s language and the company’s time what broke, since when, and what the other side said', () => {
  const { subject, text } = alarmLetter('raised', FACTS, 'https://desk.test');
  expect(subject).toBe('[好物商城] 「售后邮箱」断线了');
  expect(text).toContain('从 2026年11月23日 10:00 起连不上');
  expect(text).toContain('对方的原话：The server refuses connections on this port.');
  expect(text).toContain('https://desk.test/admin/health');
});

it.each([
  ['down', 'raised', '“售后邮箱” is disconnected'],
  ['unsent', 'raised', 'Messages are stuck in “售后邮箱”'],
  ['down', 'ended', '“售后邮箱” is back'],
  ['unsent', 'ended', '“售后邮箱” is back'],
] as const)('titles the letter about %s, %s', (alarm, kind, title) => {
  const facts = { ...FACTS, locale: 'en' as const, alarm, endedAt: new Date('2026-11-23T03:00:00Z') };
  expect(alarmLetter(kind, facts, null).subject).toBe(`[好物商城] ${title}`);
});

it('says nothing of errors once it is over, and names no page where the desk does not know its address', () => {
  const { text } = alarmLetter('ended', { ...FACTS, endedAt: new Date('2026-11-23T02:30:00Z') }, null);
  expect(text).toContain('到 2026年11月23日 10:30');
  expect(text).not.toMatch(/refuses|http/);
});
