import { microphoneFault } from './microphone';

it.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['NotReadableError', 'busy'],
  ['InsecureError', 'insecure'],
  ['TypeError', 'failed'],
])('%s means the microphone is %s', (name, fault) => {
  expect(microphoneFault({ name })).toBe(fault);
});

it('what is no error of a browser has simply failed', () => {
  expect(microphoneFault(null)).toBe('failed');
});
