export const DISMISSALS = ['当时在接另一位客户的电话，已核实', '客户只是道谢，不需要答复', '系统升级期间，不计'];

export const APPEALS = [
  '当时正在和仓库核实库存，核实完马上就回复了客户。',
  '这位客户同时打来了电话，我在电话里已经答复。',
  '当时网络中断了十几分钟，恢复后第一时间回复。',
];

export const DECISIONS = [
  { outcome: 'upheld', reason: '核实期间也应先告知客户，维持。' },
  { outcome: 'reversed', reason: '通话记录属实，撤销。' },
] as const;
