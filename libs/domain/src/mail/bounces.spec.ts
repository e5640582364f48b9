import { addressTrouble, bouncedRecipient } from '.';

describe('bounces (RFC 3463)', () => {
  it.each([
    ['5.1.1', false, 'hard'],
    ['5.4.1', false, 'hard'],
    [null, false, 'hard'],
    ['5.2.2', false, 'soft'],
    ['5.7.1', false, 'soft'],
    ['5.3.4', false, 'soft'],
    ['4.4.7', false, 'soft'],
    ['5.1.1', true, 'soft'],
  ] as const)('status %s, delayed %s: %s', (status, delayed, trouble) => {
    expect(addressTrouble({ status, delayed })).toBe(trouble);
  });

  it.each([
    ['A@x.example', ['a@x.example', 'b@x.example'], 'a@x.example'],
    ['stranger@x.example', ['a@x.example'], null],
    [null, ['a@x.example'], 'a@x.example'],
    [null, ['a@x.example', 'b@x.example'], null],
  ])('%s of %j is %s', (named, recipients, who) => expect(bouncedRecipient(named, recipients)).toBe(who));
});
