import type { AgentAccount } from '#contract';
import { foundAgents } from './found-agents';

const agent = (name: string, workNumber: string, disabledAt: string | null = null): AgentAccount => ({
  id: workNumber,
  name,
  workNumber,
  email: `${workNumber}@haowu.example`,
  role: 'agent',
  teamIds: [],
  status: 'online',
  statusSince: '2026-11-20T01:00:00Z',
  presence: 'online',
  capacity: 8,
  skills: [],
  probationSince: null,
  disabledAt,
  version: 1,
  visibility: 'team',
  locale: 'zh-CN',
  createdAt: '2026-11-01T01:00:00Z',
  secondFactorAt: null,
});
const all = [agent('王磊', '8101'), agent('李敏', '8021'), agent('陈静', '930', '2026-11-10T01:00:00Z')];
const found = (text: string, show: 'enabled' | 'disabled' | 'all') =>
  foundAgents(all, { text, show }).map(({ name }) => name);

it.each([
  ['', 'enabled', ['李敏', '王磊']],
  ['', 'all', ['陈静', '李敏', '王磊']],
  ['', 'disabled', ['陈静']],
  ['8021', 'all', ['李敏']],
  [' 王 ', 'all', ['王磊']],
  ['HAOWU', 'enabled', ['李敏', '王磊']],
] as const)('finds %p among %s', (text, show, names) => {
  expect(found(text, show)).toEqual(names);
});
