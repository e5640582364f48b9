export const FEEDBACK = {
  satisfied: [
    '机器用着正常，师傅很细心，没有别的问题。',
    '已经不漏水了，对处理速度满意。',
    '按说明操作后好用，感谢回电。',
    '退款已经收到，表示满意。',
    '安装师傅准时，现场也收拾干净了。',
  ],
  neutral: ['能用，但觉得等的时间有点长。', '机器正常，建议说明书写清楚一点。', '处理结果接受，希望下次早点联系。'],
  not_satisfied: [
    '昨晚洗了一次又开始渗水，要求再次上门。',
    '红灯又亮了，不满意，要求换机。',
    '师傅说要加收材料费，用户不认可。',
  ],
  unreachable: ['打了两次没有人接。', '电话关机。'],
  declined: ['用户说在开会，不用再打。'],
} as const;

export const CALLBACK_REMARKS = {
  advice: '咨询后两小时回访，确认用户没有问题',
  untested: '当时没有时间试机，两小时后跟踪回访',
  warranty: '保修期内工单关闭后回访',
  handover: '改派给你，马上和客户确认上门时间',
  unsure_repair: '维修后三小时回访，确认不再出现',
  bad_survey: '客户评价不满意，问清原因并给出办法',
  missed_call: '未接来电，回电',
  promise: '答应了给准确答复',
  satisfaction: '投诉处理后回访',
  planned: '约定时间再联系',
} as const;

export const THANKS = ['谢谢', '好的谢谢啦', '解决了，谢谢！', '👍', '嗯嗯 谢谢客服'];
export const NUDGES = ['在吗？', '有人吗，等半天了', '客服还在吗？', '怎么不回了？'];
export const RETURNS = [
  '你好，还是那个问题，到今天还没有解决',
  '又来麻烦了，昨天说的事有进展吗？',
  '怎么跟上次说的不一样？',
];
export const RETURN_ANSWERS = [
  '您好，抱歉让您又跑一趟。我看了之前的记录，现在就催办，今天 17 点前给您结果。',
  '您好，记录我看到了，不用您重复说明。我马上联系负责的同事，半小时内回您。',
];
export const CARELESS = [
  '这个我不清楚，您等仓库消息吧。',
  '不知道货运公司发货了没有，您再等等。',
  '系统里就是这样显示的，我们也没有办法。',
  '我不知道，要问安装那边。',
];
export const CLOSINGS = [
  '不客气，有问题随时找我们，祝您生活愉快。',
  '好的，我会盯着这件事，有进展第一时间告诉您。',
  '感谢您的理解，祝您一切顺利！',
];
export const ENGLISH_CLOSINGS = ['You are welcome. Write to us at any time.'];
export const EXCUSES = ['客户只是致谢，不需要答复', '客户自己已经解决', '重复消息，另一张工单在处理'];
export const HANDOVER = '交班：下班前没有结束，请接着跟进';
export const REJECTION_NOTES = {
  no_intent: '只是比价',
  no_ability: '预算差得太多',
  unreachable: '三次都打不通',
  not_our_business: '想加盟，不是采购',
} as const;
