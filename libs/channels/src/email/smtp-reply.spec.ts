import { isAccountTrouble, outcomeOfFailure, type SmtpError } from './smtp-reply';

const replied = (response: string, command = 'RCPT TO'): SmtpError =>
  Object.assign(new Error(response), { response, responseCode: Number(response.slice(0, 3)), command });
const failed = (code: string): SmtpError => Object.assign(new Error(code), { code });

test.each([
  ['550 5.1.1 no such user', 'refused'],
  ['552 5.2.2 mailbox full', 'refused'],
  ['554 5.7.1 looks like spam', 'refused'],
  ['550 no words', 'refused'],
  ['550 4.7.1 greylisted by a confused server', 'retry'],
  ['450 4.2.0 greylisted', 'retry'],
  ['452 4.3.1 disk full', 'retry'],
  ['421 4.7.0 too many connections', 'retry'],
  ['530 5.7.0 authenticate first', 'retry'],
  ['451 5.7.3 says both', 'retry'],
])('%s: %s', (response, state) => {
  const outcome = outcomeOfFailure(replied(response), true);
  expect(outcome.state).toBe(state);
  expect(outcome).toMatchObject({ error: expect.stringContaining(response) });
});

test('a greeting that refuses is about the moment, a lost connection about what was handed over', () => {
  expect(outcomeOfFailure(replied('554 no service here', 'CONN'), false).state).toBe('retry');
  expect(outcomeOfFailure(failed('ECONNECTION'), false).state).toBe('retry');
  expect(outcomeOfFailure(failed('ECONNECTION'), true).state).toBe('unknown');
  expect(outcomeOfFailure(failed('EMESSAGE'), false).state).toBe('refused');
});

test('which trouble is the whole account’s', () => {
  const whole = [
    replied('421 closing'),
    replied('450 4.3.2 not now'),
    failed('ECONNREFUSED'),
    failed('ETIMEDOUT'),
    failed('EAUTH'),
  ];
  const one = [replied('450 4.2.0 greylisted'), replied('550 5.1.1 nobody'), failed('EMESSAGE')];
  expect(whole.map(isAccountTrouble)).toEqual([true, true, true, true, true]);
  expect(one.map(isAccountTrouble)).toEqual([false, false, false]);
});
