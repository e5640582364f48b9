import { checkRule, ruleActionsFault } from '#domain';
import { bodyOf, draftOf, saidLength, secondsOf, templates, withLine, withPart } from './rule-draft';

test.each([
  [90, 1.5, 'minutes'],
  [3600, 1, 'hours'],
  [5400, 90, 'minutes'],
  [172_800, 2, 'days'],
  [0, 0, 'minutes'],
] as const)('%i seconds are %s %s', (seconds, amount, unit) => {
  expect(saidLength(seconds)).toEqual({ amount, unit });
  expect(secondsOf(amount, unit)).toBe(seconds);
});

it('shows the lines that ask or do something, and sends nothing of the screen', () => {
  const [night] = templates((key) => key);
  const draft = draftOf(night!);
  expect(draft).toMatchObject({ asked: ['tagsNone'], parts: ['reply', 'addTags'], on: false });
  expect(bodyOf(draft)).toEqual(night);
});

it('asks for nothing more when a line is taken away', () => {
  const draft = draftOf(null);
  const asking = { ...draft, ...withLine(draft, 'holder', true) };
  expect(asking).toMatchObject({ asked: ['holder'], conditions: { holder: 'nobody' } });
  expect({ ...asking, ...withLine(asking, 'holder', false) }).toEqual(draft);
});

it('does nothing more when a part is taken away', () => {
  const draft = draftOf(null);
  const giving = { ...draft, ...withPart(draft, 'assign', true, 't1') };
  expect(giving).toMatchObject({ parts: ['assign'], actions: { assign: { to: 'team', id: 't1' } } });
  expect({ ...giving, ...withPart(giving, 'assign', false, 't1') }).toEqual(draft);
});

it('offers templates that can be kept side by side, all off', () => {
  const offered = templates((key) => key).map((rule, i) => ({ ...rule, id: `${i}` }));
  for (const rule of offered) {
    expect([rule.on, ruleActionsFault(rule.actions)]).toEqual([false, null]);
    expect(() => checkRule(rule, offered)).not.toThrow();
  }
});
