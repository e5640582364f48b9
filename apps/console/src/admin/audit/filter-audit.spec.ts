import { actsOf, detailPairs, filteredAudit } from './filter-audit';

const row = (id: string, agentId: string, act: string, subject: string) => ({
  id,
  at: '2026-11-20T06:00:00Z',
  agentId,
  agentName: agentId === 'a' ? '李敏' : '王磊',
  act,
  subject,
  detail: { host: 'imap.exmail.qq.com' },
  ip: '10.0.0.8',
});
const rows = [row('1', 'a', 'inbox.updated', '售后邮箱'), row('2', 'b', 'agent.created', '张伟')];
const all = { agentId: null, act: null, text: '' };

it.each([
  [all, ['1', '2']],
  [{ ...all, agentId: 'b' }, ['2']],
  [{ ...all, act: 'inbox.updated' }, ['1']],
  [{ ...all, text: ' 张伟 ' }, ['2']],
  [{ ...all, text: 'EXMAIL' }, ['1', '2']],
  [{ ...all, agentId: 'a', text: '张伟' }, []],
])('filters by %p', (filter, ids) => {
  expect(filteredAudit(rows, filter).map(({ id }) => id)).toEqual(ids);
});

it('lists the acts once', () => {
  expect(actsOf([...rows, ...rows])).toEqual(['agent.created', 'inbox.updated']);
});

it('writes nested detail as JSON', () => {
  expect(detailPairs({ a: 'x', b: { c: 1 } })).toEqual([
    ['a', 'x'],
    ['b', '{"c":1}'],
  ]);
});
