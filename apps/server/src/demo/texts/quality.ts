// What reviewers write beside a line, and what agents answer them.
export const REMARKS: Record<string, readonly string[]> = {
  opening: ['没有称呼客户', '上来就答，没有问候'],
  understanding: ['客户已经说过订单号，又问了一遍', '没有复述要求就去查了'],
  answer: ['退货运费由谁出没有说', '只答了一半，赠品没提', '时效说得太满，应按“预计”说'],
  wording: ['语句太短，像在赶人', '有错别字'],
  steps: ['没说什么时候回复客户', '下一步该谁做没有交代'],
  record: ['备注只写了“已处理”', '没有记客户要求的时间'],
  cold_voice: ['中间叹了一口气', '“都说过了”，语气生硬'],
  passed_on: ['让客户自己去找快递'],
  small_talk: ['问同事时没有按保持，客户都听到了'],
};
export const REMARK = '这里可以更好';
export const QUALITY_APPEALS = [
  '当时库存系统打不开，我先回复了客户再去查，二十分钟后补了答复，请看后面的消息。',
  '客户在前一张工单里已经确认过地址，所以没有再复述。',
] as const;
export const QUALITY_DECISIONS = [
  { outcome: 'changed', reason: '后面的消息确实补上了，这一项改为达到。' },
  { outcome: 'upheld', reason: '补答复是好的，但第一句没有说明要等多久。' },
] as const;
