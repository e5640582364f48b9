// What agents write in their reports of work, and what leads answer.
export const REPORT_WORDS: Record<string, readonly string[]> = {
  order: ['两位客户在比价，明天上午再联系。', '今天下单的都已核对地址。'],
  dispatch: ['上门时间都已和客户确认。', '有一单师傅改约，已告诉客户。'],
  after_sales: ['退换咨询最多，运费谁出问得多，建议写进快捷回复。', '漏水的两单已催配件。'],
  complaint: ['没有新的投诉。', '一位客户嫌慢，已道歉并回访。'],
  done: ['本周的回访都做完了，超时的都补了说明。', '把常见的退换问题整理成了快捷回复。'],
  problems: ['配件到货慢，客户来问得多。', '晚上排队的人多，一个人接不过来。'],
  plan: ['下周先把没修好的几单跟完。', '下周学习新品的安装要点。'],
};
export const REPORT_NOTES = ['', '', '写得清楚。', '运费的说法周一一起定。'] as const;
