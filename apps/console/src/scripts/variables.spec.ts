import { inserted, textParts, variableText } from './variables';

it('writes a variable with its fallback after a bar', () => {
  expect(variableText('contact.name')).toBe('{{contact.name}}');
  expect(variableText('contact.name', '您')).toBe('{{contact.name|您}}');
});

it.each([
  ['您好', 2, 2, '您好X', 3],
  ['您好', 0, 0, 'X您好', 1],
  ['您abc好', 1, 4, '您X好', 2],
  ['您好', 9, 9, '您好X', 3],
])('inserts into %p at %i to %i', (text, start, end, result, caret) => {
  expect(inserted(text, { start, end }, 'X')).toEqual({ text: result, caret });
});

it('marks variables that nobody knows', () => {
  expect(textParts('{{contact.name|您}}您好，{{weather}}')).toEqual([
    { kind: 'variable', text: '{{contact.name|您}}', name: 'contact.name' },
    { kind: 'text', text: '您好，' },
    { kind: 'variable', text: '{{weather}}', name: null },
  ]);
});
