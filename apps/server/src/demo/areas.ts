import type { Acting } from '../desk/setup/acting';
import type { Services } from './services';

const NONE = { ownerId: null, teamId: null, areaCodes: [], places: [], scenes: [] };

/** What admins set for leads. */
export const SALES = {
  sources: ['百度推广', '搜索', '网页咨询', '老客户介绍', '电话', '邮件', '展会'],
  managerName: '吴建国',
  managerPhone: '13700010001',
  managerId: null,
};

/** Areas that nobody owns yet: tickets from there are dealt like any other. */
const UNOWNED = [
  { name: '华北片区', places: ['北京', '天津', '河北', '山东'], salesperson: '赵磊', salespersonPhone: '13700100010' },
  { name: '西南片区', places: ['四川', '重庆', '云南'], salesperson: '何静', salespersonPhone: '13600280028' },
  { name: '华中片区', places: ['湖北', '湖南', '河南'], salesperson: '罗峰', salespersonPhone: '13500270027' },
];

/** The shop's areas with their owners and salespeople, and who stands in for whom. */
export async function drawAreas({ territories, standIns }: Services, by: Acting, agentIds: Map<string, string>) {
  const [sunyue, chenjie] = [agentIds.get('8061')!, agentIds.get('8052')!];
  await territories.create(by, {
    ...{ ...NONE, name: '华东片区', ownerId: sunyue, places: ['上海', '江苏', '浙江'], areaCodes: ['021'] },
    ...{ salesperson: '郑凯', salespersonPhone: '13800210021' },
  });
  await territories.create(by, {
    ...{ ...NONE, name: '华南片区', ownerId: chenjie, places: ['广东', '广西', '海南'], areaCodes: ['0755'] },
    ...{ salesperson: '黄莉', salespersonPhone: '13900755755' },
  });
  for (const area of UNOWNED) await territories.create(by, { ...NONE, ...area });
  await standIns.create(by, {
    ...{ clientId: 'demo-stand-in', agentId: sunyue, standInId: chenjie, fromAt: null, untilAt: null },
  });
}
