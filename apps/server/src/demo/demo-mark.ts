import type { Database } from '../platform/database/database';

const MARK = 'demo.filled';

export type DeskState = 'empty' | 'filled' | 'in_use';

/** Only a desk as its first start left it may be filled, and only once. */
export async function deskState(database: Database): Promise<DeskState> {
  const row = await database.row<{ filled: boolean; used: boolean }>(
    `select exists (select from audit_log where act = $1) as filled,
       exists (select from ticket) or (select count(*) from agent) > 1 or (select count(*) from team) > 1 as used`,
    [MARK],
  );
  if (row!.filled) return 'filled';
  return row!.used ? 'in_use' : 'empty';
}

export const mark = (tickets: number) => ({
  agentId: null,
  agentName: 'demo',
  act: MARK,
  subject: '演示数据',
  detail: { tickets },
});
