import { type MacroActions, macroFault, tagsAfter } from './macro';

const none: MacroActions = {
  reply: null,
  note: null,
  addTags: [],
  removeTags: [],
  priority: null,
  status: null,
  assign: null,
  callback: null,
};
const callback = { afterSeconds: 7200, reason: 'advice', remark: '' };

test.each<[string, Partial<MacroActions>, string | null]>([
  ['nothing', {}, 'empty'],
  ['a tag', { addTags: ['退款'] }, null],
  ['a tag put on and taken off', { addTags: ['退款'], removeTags: ['退款'] }, 'tag_both'],
  ['words alone', { reply: '您好' }, null],
  ['a callback', { callback }, null],
  [
    'a callback on what it closes',
    { callback, status: { status: 'closed', statusLabelId: null, reason: null } },
    'closed_with_callback',
  ],
])('a macro of %s: %s', (_, actions, fault) => {
  expect(macroFault({ ...none, ...actions })).toBe(fault);
});

test('tags come off before others come on, each once and in their order', () => {
  const change = { addTags: ['加急', '退款'], removeTags: ['待核实'] };
  expect(tagsAfter(['退款', '待核实', '华东'], change)).toEqual(['退款', '华东', '加急']);
});
