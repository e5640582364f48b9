import { isFinished, typedAddresses } from './typed-addresses';

it.each([
  ['wang@mail.example', ['wang@mail.example']],
  ['a@x.example, b@x.example；c@x.example', ['a@x.example', 'b@x.example', 'c@x.example']],
  ['王芳 <wang@mail.example>; "Li, Min" <li@mail.example>', ['wang@mail.example', 'li@mail.example']],
  ['mailto:a@x.example', ['a@x.example']],
  ['not an address', ['not', 'an', 'address']],
  [' ', []],
])('%s', (text, addresses) => expect(typedAddresses(text)).toEqual(addresses));

it.each([
  ['a@x.example ', true],
  ['a@x.example，', true],
  ['a@x.exam', false],
  ['  ', false],
])('%j is finished: %s', (text, finished) => expect(isFinished(text)).toBe(finished));
