import { escalationLetter } from './escalation-letter';
import type { LetterFacts } from './escalation-letters.repository';

const FACTS: LetterFacts = {
  address: 'lead@desk.test',
  name: '赵组长',
  locale: 'zh-CN',
  company: '好物商城',
  zone: 'Asia/Shanghai',
  rung: 'step',
  act: 'tell',
  from: 'opened',
  number: 1042,
  contactName: '王女士',
  holderName: '李敏',
  holderIsReader: false,
  dueAt: new Date('2026-11-23T02:30:00Z'),
  acknowledgeBy: null,
  reporterName: null,
  reason: null,
  solveBy: null,
  over: false,
};

it('says who waits, until when in the company’s time, and with whom', () => {
  const { subject, text } = escalationLetter(FACTS, 'https://desk.test');
  expect(subject).toBe('[好物商城] #1042 王女士 在等回复');
  expect(text).toContain('时限是 2026年11月23日 10:30。现在由李敏处理');
  expect(text).toContain('https://desk.test/desk/1042');
});

it.each([
  ['transfer', true, 'is yours now'],
  ['take_over', true, 'is yours now'],
  ['transfer', false, 'waits for an answer'],
  ['tell', true, 'waits for an answer'],
] as const)('a step "%s" to who holds it: %s, is told as "%s"', (act, holderIsReader, title) => {
  const { subject } = escalationLetter({ ...FACTS, locale: 'en', act, holderIsReader }, null);
  expect(subject).toBe(`[好物商城] #1042 王女士 ${title}`);
});

it.each([
  ['zh-CN', '[好物商城] #1042 王女士 还没有解决', '解决时限是 2026年11月23日 10:30'],
  ['en', '[好物商城] #1042 王女士 is not solved yet', 'has to be by Nov 23, 2026'],
] as const)('a step of the resolution deadline says by when it has to be solved: %s', (locale, subject, due) => {
  const letter = escalationLetter({ ...FACTS, locale, from: 'resolution' }, null);
  expect(letter.subject).toBe(subject);
  expect(letter.text).toContain(due);
});

it.each(['supervisor', 'manager', 'solve'] as const)(
  'names the reason and until when to acknowledge: %s (DOMAIN B3)',
  (rung) => {
    const report = { reporterName: '李敏', reason: '配件停产', solveBy: new Date('2026-11-26T02:00:00Z') };
    const facts = { ...FACTS, ...report, rung, act: null, acknowledgeBy: new Date('2026-11-23T10:00:00Z') };
    const { text } = escalationLetter(facts, null);
    expect(text).toContain('配件停产');
    expect(text).toContain('2026年11月23日 18:00 前确认知悉');
    expect(text).not.toContain('http');
  },
);
