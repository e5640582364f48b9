// Who works at 好物商城, when, and how. Weekdays: 1 is Monday.
import type { Role } from '#contract';

export type TeamKey = 'chat' | 'service' | 'phone';

export interface Shift {
  weekdays: readonly number[];
  from: string;
  /** `to <= from` ends on the next day. */
  to: string;
}

export interface Person {
  name: string;
  workNumber: string;
  login: string;
  role: Role;
  team: TeamKey | null;
  leads?: readonly TeamKey[];
  capacity: number;
  /** What tickets may ask of who gets them. */
  skills?: readonly string[];
  shifts: readonly Shift[];
  /** Median seconds until an answer. */
  pace: number;
  /** Share of answers that come too late. */
  late: number;
  /** Share of answers with words nobody should use (DOMAIN H12). */
  careless: number;
  /** Minutes on the phone that make a usual day (DOMAIN N1). */
  talkMinutes: number;
  /** Types calls in afterwards instead of letting the timer run. */
  typesCalls?: boolean;
}

/** Every account of the demo has this password. It opens invented data alone. */
export const DEMO_PASSWORD = 'haowu-demo-30min';
export const COMPANY = { name: '好物商城', zone: 'Asia/Shanghai' };
export const MAIL_ADDRESS = 'service@haowu.example';
/** The key that the page of the demo shop names. */
export const SHOP_WIDGET_KEY = 'demo-shop';
export const emailOf = ({ login }: Person): string => `${login}@haowu.example`;

const MON_SAT = [1, 2, 3, 4, 5, 6];
const day = (weekdays: readonly number[], from = '09:00', to = '18:00'): Shift => ({ weekdays, from, to });
const without = (off: number): readonly number[] => MON_SAT.filter((weekday) => weekday !== off);

const usual = { role: 'agent' as const, capacity: 12, pace: 190, late: 0.02, careless: 0, talkMinutes: 0 };

export const ADMIN: Person = {
  ...usual,
  ...{ name: '林静', workNumber: '8001', login: 'linjing', role: 'admin', team: null },
  shifts: [day([1, 2, 3, 4, 5])],
};

export const CAST: readonly Person[] = [
  ADMIN,
  {
    ...usual,
    ...{ name: '李敏', workNumber: '8021', login: 'limin', role: 'team_lead', team: 'service' },
    skills: ['英语'],
    ...{ leads: ['service', 'phone'], shifts: [day(without(3), '09:00', '18:30')], pace: 150, talkMinutes: 35 },
  },
  {
    ...usual,
    ...{ name: '张伟', workNumber: '8014', login: 'zhangwei', team: 'service' },
    ...{ shifts: [day(without(6), '09:00', '18:30')], pace: 240, late: 0.03 },
  },
  {
    ...usual,
    ...{ name: '王磊', workNumber: '8033', login: 'wanglei', team: 'service' },
    ...{ shifts: [day(without(1), '09:00', '18:30')], pace: 360, late: 0.09, careless: 0.05 },
  },
  {
    ...usual,
    ...{ name: '周婷', workNumber: '8040', login: 'zhouting', team: 'service' },
    skills: ['英语'],
    ...{ shifts: [day(without(5), '09:00', '18:30')], pace: 170, talkMinutes: 20 },
  },
  {
    ...usual,
    ...{ name: '陈洁', workNumber: '8052', login: 'chenjie', role: 'team_lead', team: 'chat', leads: ['chat'] },
    skills: ['开票', '英语'],
    ...{ shifts: [day([1, 2, 3, 4, 5])], pace: 110, late: 0.01 },
  },
  {
    ...usual,
    ...{ name: '何勇', workNumber: '8007', login: 'heyong', team: 'chat' },
    ...{ shifts: [day([3, 4, 5, 6, 7], '13:00', '22:00')], pace: 260, late: 0.07, careless: 0.04 },
  },
  {
    ...usual,
    ...{ name: '孙悦', workNumber: '8061', login: 'sunyue', team: 'chat' },
    skills: ['开票'],
    ...{ shifts: [day([1, 2], '13:00', '22:00'), day([6, 7], '09:00', '18:00')], pace: 140, talkMinutes: 12 },
  },
  {
    ...usual,
    ...{ name: '刘洋', workNumber: '8066', login: 'liuyang', team: 'chat' },
    ...{ shifts: [day([1, 2, 3, 4, 5], '22:00', '09:00')], pace: 200, late: 0.03 },
  },
  {
    ...usual,
    ...{ name: '赵强', workNumber: '8083', login: 'zhaoqiang', team: 'phone' },
    ...{ shifts: [day(MON_SAT)], pace: 90, talkMinutes: 124 },
  },
  {
    ...usual,
    ...{ name: '吴桐', workNumber: '8090', login: 'wutong', team: 'phone' },
    ...{ shifts: [day(MON_SAT)], pace: 120, talkMinutes: 97, careless: 0.03, typesCalls: true },
  },
];
