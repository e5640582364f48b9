import { typedTime } from './typed-time';

it.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9:30', '09:30'],
  [' 18：05 ', '18:05'],
  ['18.05', '18:05'],
  ['00:00', '00:00'],
])('reads %p as %p', (text, time) => {
  expect(typedTime(text)).toBe(time);
});

it.each(['', '25', '9:60', '9:5', 'noon', '24:00', '1234567'])('refuses %p as a start', (text) => {
  expect(typedTime(text)).toBeNull();
});

it('takes 24:00 only as an end', () => {
  expect(typedTime('24', true)).toBe('24:00');
  expect(typedTime('24:15', true)).toBeNull();
});
