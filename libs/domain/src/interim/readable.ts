import { type Interim, type InterimType, type TriedNumber, WITHIN_7_DAYS } from './types';

export type Tongue = 'zh-CN' | 'en';
type Say = (said: (name: string) => string, numbers: readonly TriedNumber[]) => string;

/**
 * One line of an interim result that a colleague can read out to the contact, in the language asked for. Days and hours stand as
 * they were typed, in the team's zone.
 */
export function readInterim({ type, parts }: Interim, tongue: Tongue): string {
  const said = (name: string): string => words(typeof parts[name] === 'string' ? parts[name] : '', name, tongue);
  const numbers = Array.isArray(parts.numbers) ? (parts.numbers as readonly TriedNumber[]) : [];
  return SENTENCES[tongue][type](said, numbers);
}

function words(text: string, name: string, tongue: Tongue): string {
  if (name === 'date' || name === 'bought') return dayWords(text, tongue);
  return CHOSEN.has(name) ? (WORDS[tongue][text] ?? text) : text;
}

/** Parts whose answers are chosen; what was typed is read as it stands. */
const CHOSEN = new Set(['who', 'address', 'half']);

function dayWords(text: string, tongue: Tongue): string {
  if (text === WITHIN_7_DAYS) return WORDS[tongue][text]!;
  const [year, month, day] = text.split('-').map(Number);
  if (!day) return text;
  return tongue === 'zh-CN' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month! - 1]} ${year}`;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const WORDS: Record<Tongue, Record<string, string>> = {
  'zh-CN': {
    self: '用户本人',
    family: '家属',
    no_answer: '无人接听',
    wrong_number: '号码不对',
    no_such_door: '无此门牌号',
    no_such_person: '无此人',
    morning: '上午',
    afternoon: '下午',
    [WITHIN_7_DAYS]: '购机7天内',
  },
  en: {
    self: 'the customer',
    family: 'the family',
    no_answer: 'no answer',
    wrong_number: 'wrong number',
    no_such_door: 'no such door',
    no_such_person: 'nobody of that name there',
    morning: 'in the morning',
    afternoon: 'in the afternoon',
    [WITHIN_7_DAYS]: 'within the last 7 days',
  },
};

const bare = (said: (name: string) => string): boolean => said('bought') === WORDS['zh-CN'][WITHIN_7_DAYS];

const SENTENCES: Record<Tongue, Record<InterimType, Say>> = {
  'zh-CN': {
    visit_wished: (said) => `按用户要求${said('date')}${said('half') || `${said('from')}-${said('to')}`}上门。`,
    rescheduled: (said) =>
      `联系${said('number')}，与${said('who')}改约，要求${said('date')}${said('from')}-${said('to')}上门。`,
    not_reached: (said, numbers) => {
      const tried = numbers.map(({ number, outcome }) => `${number}${WORDS['zh-CN'][outcome]}`);
      const place = said('address') ? [`地址不对，${said('address')}`] : [];
      return `联系不上：${[...tried, ...place].join('；')}。`;
    },
    waiting_for_parts: (said) =>
      `等待${said('part')}，由${said('sender')}发货；联系${said('number')}，与${said('who')}约定${said('date')}${said('from')}-${said('to')}上门。`,
    taken_for_repair: (said) => `机器已拉回维修，与${said('withWhom')}约好${said('date')}送回。`,
    fine_not_accepted: (said) =>
      `检测机器正常（${said('readings')}），${said('refusedBy')}不接受，协商中，约${said('date')}到位。`,
    exchange: (said) =>
      `鉴定机器：${said('found')}；${bare(said) ? said('bought') : `${said('bought')}购机`}；答复用户：${said('answer')}；约${said('date')}回复。`,
    out_of_warranty: (said) =>
      `用户${said('year')}年购机，维修${said('part')}应收费${said('price')}元；与${said('withWhom')}协商中，超保不修，约${said('date')}到位。`,
  },
  en: {
    visit_wished: (said) =>
      `Visit as the customer wished: ${said('date')}${said('half') ? ` ${said('half')}` : `, ${said('from')}–${said('to')}`}.`,
    rescheduled: (said) =>
      `Called ${said('number')} and agreed with ${said('who')} on another time: ${said('date')}, ${said('from')}–${said('to')}.`,
    not_reached: (said, numbers) => {
      const tried = numbers.map(({ number, outcome }) => `${number}: ${WORDS.en[outcome]}`);
      const place = said('address') ? [`wrong address, ${said('address')}`] : [];
      return `Not reached: ${[...tried, ...place].join('; ')}.`;
    },
    waiting_for_parts: (said) =>
      `Waiting for ${said('part')}, sent by ${said('sender')}; called ${said('number')} and agreed with ${said('who')} on a visit on ${said('date')}, ${said('from')}–${said('to')}.`,
    taken_for_repair: (said) =>
      `Taken away for repair; agreed with ${said('withWhom')} to bring it back on ${said('date')}.`,
    fine_not_accepted: (said) =>
      `The machine is in order (${said('readings')}), but ${said('refusedBy')} does not accept this; under discussion, next on ${said('date')}.`,
    exchange: (said) =>
      `Found: ${said('found')}. Bought ${said('bought')}. Answer given: ${said('answer')}. Next on ${said('date')}.`,
    out_of_warranty: (said) =>
      `Bought in ${said('year')}, out of warranty: repairing ${said('part')} costs ${said('price')}. ${said('withWhom')} declined; under discussion, next on ${said('date')}.`,
  },
};
