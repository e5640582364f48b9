/** What agents write under their own scores. */
export const SELF_WORDS = [
  '本月重点跟进了老客户回访，话术还要再精简一些。',
  '大促后咨询量上来了，前两周有几次回复偏慢，后面调整了值班节奏。',
  '回访反馈都当天记录，下个月争取多做几条有效线索。',
] as const;

/** Why leads gave what they gave. */
export const MARKS = ['配合度高，主动顶班', '表现稳定', '抽听合格，个别用语还可以更热情'] as const;

/** Figures from elsewhere, by line. */
export const IMPORTS: Record<string, { actual: string; note: string }> = {
  analysis: { actual: '3', note: '三份分析已归档' },
  reports: { actual: '5', note: '四份周报和月报均按时提交' },
};
