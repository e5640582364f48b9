import * as fc from 'fast-check';
import { renderTemplate, TEMPLATE_VARIABLES, templateFaults, type TemplateValues } from './template';
import { cpuTime } from '../../../../test/support/cpu';

describe('filling in a script', () => {
  test.each<[string, string, TemplateValues, string]>([
    [
      'a known contact is named (DOMAIN H6)',
      '您好！{{contact.name}}经理您好',
      { 'contact.name': '王' },
      '您好！王经理您好',
    ],
    ['the work number is said (DOMAIN W11)', '工号{{agent.workNumber}}', { 'agent.workNumber': '8001' }, '工号8001'],
    ['a missing value leaves its fallback', '{{contact.name|您}}好', {}, '您好'],
    ['a null leaves its fallback', '{{contact.name|您}}好', { 'contact.name': null }, '您好'],
    ['a blank leaves its fallback', '{{contact.name|您}}好', { 'contact.name': ' ' }, '您好'],
    ['a value beats its fallback', '{{contact.name|您}}好', { 'contact.name': '王先生' }, '王先生好'],
    ['without a fallback a missing value is nothing', '您好{{contact.name}}！', {}, '您好！'],
    ['an empty fallback is nothing', '您好{{contact.name|}}！', {}, '您好！'],
    ['spaces inside the braces do not matter', '{{ contact.name }}', { 'contact.name': '王' }, '王'],
    ['twice is twice', '{{team.name}}{{team.name}}', { 'team.name': 'A' }, 'AA'],
    [
      'values are not read again',
      '{{contact.name}}',
      { 'contact.name': '{{agent.name}}', 'agent.name': 'secret' },
      '{{agent.name}}',
    ],
    ['values may hold replacement signs', '{{contact.name}}!', { 'contact.name': "$& $1 $' $$" }, "$& $1 $' $$!"],
    ['a value never joins braces outside', '{{{contact.name}}}', { 'contact.name': '{x}' }, '{{x}}'],
    ['an unknown variable stays as written', '{{contact.password}}', {}, '{{contact.password}}'],
    [
      'no way to the constructor (ASVS 1.3.7)',
      '{{constructor}}{{__proto__|x}}{{toString}}',
      {},
      '{{constructor}}{{__proto__|x}}{{toString}}',
    ],
    ['nothing is computed', '{{1+1}}${1+1}<%= 1 %>', {}, '{{1+1}}${1+1}<%= 1 %>'],
    ['one brace is text', '{contact.name}', { 'contact.name': '王' }, '{contact.name}'],
    ['no placeholder, no change', '您好', {}, '您好'],
  ])('%s', (_, text, values, expected) => {
    expect(renderTemplate(text, values)).toBe(expected);
  });

  test('inherited values do not count', () => {
    const values = Object.create({ 'contact.name': 'inherited' }) as TemplateValues;
    expect(renderTemplate('{{contact.name|您}}', values)).toBe('您');
  });

  test('whatever a contact is called, it goes in literally', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...TEMPLATE_VARIABLES), (value, name) => {
        fc.pre(value.trim() !== '');
        expect(renderTemplate(`<{{${name}|x}}>`, { [name]: value })).toBe(`<${value}>`);
      }),
    );
  });

  test('a hostile template costs no more than its length', () => {
    const hostile = '{{'.repeat(50_000) + '|'.repeat(50_000);
    const spent = cpuTime();
    renderTemplate(hostile, {});
    expect(spent()).toBeLessThan(500);
  });
});

describe('checking a script before it is saved', () => {
  test.each<[string, string, [string, string, number][]]>([
    ['a good one has no fault', '{{contact.name|您}}好，工号{{agent.workNumber}}', []],
    ['plain text has no fault', '您好', []],
    ['an unknown variable', '您好{{contact.nmae}}', [['unknown_variable', '{{contact.nmae}}', 2]]],
    ['an empty one', '{{}}', [['unknown_variable', '{{}}', 0]]],
    ['an opening without end', '您好{{contact.name', [['unclosed', '{{', 2]]],
    ['an end without opening', 'contact.name}}', [['unclosed', '}}', 12]]],
    [
      'several, in text order',
      '}}{{x}}{{',
      [
        ['unclosed', '}}', 0],
        ['unknown_variable', '{{x}}', 2],
        ['unclosed', '{{', 7],
      ],
    ],
  ])('%s', (_, text, expected) => {
    const faults = templateFaults(text);
    expect(faults.map(({ kind, text: what, start }) => [kind, what, start])).toEqual(expected);
    for (const fault of faults) expect(text.slice(fault.start, fault.end)).toBe(fault.text);
  });
});
