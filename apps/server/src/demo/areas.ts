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
  await standIns.create(by, {
    ...{ clientId: 'demo-stand-in', agentId: sunyue, standInId: chenjie, fromAt: null, untilAt: null },
  });
}
