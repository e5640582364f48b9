import { checkInterim } from './check';
import { readInterim } from './readable';
import { promiseOf } from './slot-of';
import { type Answers, INTERIM_TYPES, type InterimType, partsOf } from './types';

const TODAY = '2026-11-23';
const slot = { date: '2026-11-24', from: '10:00', to: '12:00' };

/** Each type whole, with the line it reads as. */
const WHOLE: Record<InterimType, { parts: Answers; zh: string; en: string }> = {
  visit_wished: {
    parts: slot,
    zh: '按用户要求2026年11月24日10:00-12:00上门。',
    en: 'Visit as the customer wished: 24 November 2026, 10:00–12:00.',
  },
  rescheduled: {
    parts: { number: '13800138000', who: 'family', ...slot },
    zh: '联系13800138000，与家属改约，要求2026年11月24日10:00-12:00上门。',
    en: 'Called 13800138000 and agreed with the family on another time: 24 November 2026, 10:00–12:00.',
  },
  not_reached: {
    parts: {
      numbers: [
        { number: '13800138000', outcome: 'no_answer' },
        { number: '021-5555', outcome: 'wrong_number' },
      ],
      address: 'no_such_door',
    },
    zh: '联系不上：13800138000无人接听；021-5555号码不对；地址不对，无此门牌号。',
    en: 'Not reached: 13800138000: no answer; 021-5555: wrong number; wrong address, no such door.',
  },
  waiting_for_parts: {
    parts: { part: '主板', sender: '事业部', number: '13800138000', who: 'self', ...slot },
    zh: '等待主板，由事业部发货；联系13800138000，与用户本人约定2026年11月24日10:00-12:00上门。',
    en: 'Waiting for 主板, sent by 事业部; called 13800138000 and agreed with the customer on a visit on 24 November 2026, 10:00–12:00.',
  },
  taken_for_repair: {
    parts: { withWhom: '王女士', date: slot.date },
    zh: '机器已拉回维修，与王女士约好2026年11月24日送回。',
    en: 'Taken away for repair; agreed with 王女士 to bring it back on 24 November 2026.',
  },
  fine_not_accepted: {
    parts: { readings: '出风口12度，回风24度', refusedBy: '王先生', date: slot.date },
    zh: '检测机器正常（出风口12度，回风24度），王先生不接受，协商中，约2026年11月24日到位。',
    en: 'The machine is in order (出风口12度，回风24度), but 王先生 does not accept this; under discussion, next on 24 November 2026.',
  },
  exchange: {
    parts: { found: '压缩机不启动', bought: 'within_7_days', answer: '可以换新', date: slot.date },
    zh: '鉴定机器：压缩机不启动；购机7天内；答复用户：可以换新；约2026年11月24日回复。',
    en: 'Found: 压缩机不启动. Bought within the last 7 days. Answer given: 可以换新. Next on 24 November 2026.',
  },
  out_of_warranty: {
    parts: { year: '2019', part: '压缩机', price: '480', withWhom: '王女士', date: slot.date },
    zh: '用户2019年购机，维修压缩机应收费480元；与王女士协商中，超保不修，约2026年11月24日到位。',
    en: 'Bought in 2019, out of warranty: repairing 压缩机 costs 480. 王女士 declined; under discussion, next on 24 November 2026.',
  },
};
const TYPES = Object.keys(INTERIM_TYPES) as InterimType[];
const refused = (code: string, field: string) =>
  expect.objectContaining({ code, detail: expect.objectContaining({ field }) });

test.each(TYPES)('%s reads as one line in both languages (DOMAIN section 9)', (type) => {
  const { parts, zh, en } = WHOLE[type];
  const interim = checkInterim(type, parts, TODAY);
  expect(readInterim(interim, 'zh-CN')).toBe(zh);
  expect(readInterim(interim, 'en')).toBe(en);
});

test.each(TYPES.flatMap((type) => partsOf(type).map(([name, part]) => [type, name, part] as const)))(
  '%s without %s is refused, unless something stands for it (DOMAIN section 9)',
  (type, name, part) => {
    const { [name]: _, ...parts } = WHOLE[type].parts;
    const check = () => checkInterim(type, parts, TODAY);
    if (part.unless?.some((other) => other in parts && name !== 'from' && name !== 'to'))
      return expect(check).not.toThrow();
    if (name === 'from' || name === 'to' || !part.unless)
      return expect(check).toThrow(refused('interim_part_missing', name));
    return expect(check).not.toThrow();
  },
);

test.each<[InterimType, Answers, string]>([
  ['rescheduled', { number: '无' }, 'number'],
  ['rescheduled', { who: 'neighbour' }, 'who'],
  ['rescheduled', { date: '2026-11-22' }, 'date'],
  ['rescheduled', { date: '明天' }, 'date'],
  ['rescheduled', { from: '上午' }, 'from'],
  ['waiting_for_parts', { part: '——' }, 'part'],
  ['not_reached', { address: 'no_such_street' }, 'address'],
  ['not_reached', { numbers: [{ number: '', outcome: 'no_answer' }] }, 'numbers'],
  ['exchange', { bought: '2026-11-24' }, 'bought'],
  ['exchange', { found: [{ number: '138', outcome: 'no_answer' }] }, 'found'],
  ['out_of_warranty', { year: '2027' }, 'year'],
  ['out_of_warranty', { price: '-5' }, 'price'],
])('%s with %p is refused', (type, more, field) => {
  expect(() => checkInterim(type, { ...WHOLE[type].parts, ...more }, TODAY)).toThrow(
    refused('interim_part_wrong', field),
  );
});

test('half a day is a result and no promise (DOMAIN M2)', () => {
  const half = checkInterim('visit_wished', { date: slot.date, half: 'morning' }, TODAY);
  expect(readInterim(half, 'zh-CN')).toBe('按用户要求2026年11月24日上午上门。');
  expect(promiseOf(half)).toBeNull();
});

test('a date with hours is a promise; of parts they are expected that day (DOMAIN M4)', () => {
  expect(promiseOf(checkInterim('visit_wished', WHOLE.visit_wished.parts, TODAY))).toMatchObject({
    kind: 'visit',
    wanted: slot,
    who: null,
  });
  expect(promiseOf(checkInterim('waiting_for_parts', WHOLE.waiting_for_parts.parts, TODAY))).toEqual({
    kind: 'parts',
    wanted: slot,
    who: 'self',
    number: '13800138000',
    expectedOn: slot.date,
  });
  expect(promiseOf(checkInterim('exchange', WHOLE.exchange.parts, TODAY))).toBeNull();
});

test('what was typed is read as it stands, and what was not asked for is left out', () => {
  const interim = checkInterim('taken_for_repair', { withWhom: 'constructor', date: slot.date, who: 'self' }, TODAY);
  expect(Object.keys(interim.parts)).toEqual(['withWhom', 'date']);
  expect(readInterim(interim, 'zh-CN')).toContain('与constructor约好');
});
