import { askedSeconds, codeOf, refusalOf, Refusal } from './api';

describe('refusals', () => {
  it('take the code of the desk', () => {
    const refusal = refusalOf(403, '{"code":"inbox_disabled","detail":{}}', null);
    expect(codeOf(refusal)).toBe('inbox_disabled');
  });

  it.each([
    [413, 'payload_too_large'],
    [429, 'too_many_requests'],
    [502, 'network'],
    [504, 'network'],
    [503, 'overloaded'],
    [500, 'internal'],
    [404, 'internal'],
  ])('%i from something in between is %s', (status, code) => {
    expect(codeOf(refusalOf(status, '<html>nginx</html>', null))).toBe(code);
  });

  it('carry how long to wait, by header or by detail', () => {
    expect(askedSeconds(refusalOf(429, '', '7'))).toBe(7);
    expect(askedSeconds(refusalOf(429, '{"code":"too_many_requests","detail":{"retryAfterSeconds":9}}', '7'))).toBe(9);
    expect(askedSeconds(refusalOf(429, '', null))).toBeNull();
    expect(askedSeconds(new Refusal('network'))).toBeNull();
  });
});
