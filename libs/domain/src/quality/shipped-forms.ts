import type { ConductRule } from '../conduct';
import type { QualityLine, QualityMedium } from './form';

type Words = [zh: string, en: string];
const both = ([zh, en]: Words) => ({ 'zh-CN': zh, en });
const weighted = (key: string, weight: number, name: Words, help: Words): QualityLine => ({
  ...{ key, kind: 'weighted' as const, weight, name: both(name), help: both(help) },
});
const minus = (key: string, rule: ConductRule, name: Words, help: Words): QualityLine => ({
  ...{ key, kind: 'minus' as const, rule, name: both(name), help: both(help) },
});
const fatal = (key: string, name: Words, help: Words): QualityLine => ({
  ...{ key, kind: 'fatal' as const, name: both(name), help: both(help) },
});

const PASSED_ON = minus(
  'passed_on',
  'passed_on',
  ['推诿客户', 'Pushed the contact to others'],
  ['自己能办的事推给别人', 'Passed on what could have been done here'],
);
const FATAL = [
  fatal(
    'insult',
    ['辱骂、讽刺客户', 'Insulted or mocked the contact'],
    ['一票否决', 'Whatever else was good, the score is 0'],
  ),
  fatal(
    'leak',
    ['泄露客户信息', 'Gave away personal data'],
    ['向无关的人说出订单、电话或地址', 'Order, number or address told to somebody else'],
  ),
];

const CALL: QualityLine[] = [
  weighted('opening', 15, ['开头', 'Opening'], ['问候、报公司、问需要什么帮助', 'Greeting, company, what is needed']),
  weighted(
    'understanding',
    20,
    ['听懂并复述', 'Understood and repeated back'],
    ['边听边记，复述客户的要求', 'Notes while listening; the request repeated back'],
  ),
  weighted(
    'answer',
    30,
    ['解答正确完整', 'Right and complete answer'],
    ['按现行规定回答，没有遗漏', 'By the rules in force, nothing left out'],
  ),
  weighted(
    'steps',
    20,
    ['下一步说清楚', 'Clear next step'],
    ['谁、什么时候、怎么联系', 'Who does what by when, and how they are reached'],
  ),
  weighted(
    'record',
    15,
    ['记录完整', 'Complete record'],
    ['别人看记录就能接着办', 'A colleague could go on from the note'],
  ),
  minus(
    'cold_voice',
    'cold_voice',
    ['语气冷淡、叹气', 'Cold voice or sighing'],
    ['态度温和，语气热情诚挚', 'Warm and sincere'],
  ),
  PASSED_ON,
  minus(
    'small_talk',
    'small_talk',
    ['闲聊，或请教时未按静音', 'Small talk, or no mute while asking'],
    ['向同事请教时按静音或保持', 'Mute or hold while a colleague is asked'],
  ),
  minus('no_work_number', 'no_work_number', ['未报工号', 'Work number not said'], ['每次接听都要报', 'On every call']),
  minus(
    'only_hello',
    'only_hello',
    ['只说一声“喂”', 'Only a hello'],
    ['接起后只“喂”一声', 'Picked up with a bare hello'],
  ),
  minus(
    'hung_up_first',
    'hung_up_first',
    ['先于客户挂断', 'Hung up before the contact'],
    ['说“谢谢，再见”，等对方先挂', 'Thanks and goodbye, then wait'],
  ),
  ...FATAL,
];

const WRITTEN: QualityLine[] = [
  weighted('opening', 10, ['开头', 'Opening'], ['称呼、问候，新客户先问好', 'Greets, by name where it is known']),
  weighted(
    'understanding',
    20,
    ['理解问题', 'Understood the question'],
    ['答的是客户问的，不重复追问', 'Answers what was asked; asks nothing twice'],
  ),
  weighted(
    'answer',
    35,
    ['解答正确完整', 'Right and complete answer'],
    ['按现行规定回答，没有遗漏', 'By the rules in force, nothing left out'],
  ),
  weighted('wording', 20, ['用语', 'Wording'], ['清楚、有礼、没有错字', 'Clear and polite, without mistakes']),
  weighted(
    'steps',
    15,
    ['下一步说清楚', 'Clear next step'],
    ['谁、什么时候、怎么联系', 'Who does what by when, and how they are reached'],
  ),
  minus('cold_voice', 'cold_voice', ['态度冷淡', 'Cold tone'], ['敷衍、不耐烦', 'Curt or impatient']),
  PASSED_ON,
  minus(
    'small_talk',
    'small_talk',
    ['闲聊', 'Small talk'],
    ['与客户聊无关的事', 'Talk that is no business of the desk'],
  ),
  minus(
    'no_work_number',
    'no_work_number',
    ['未报工号', 'Work number not said'],
    ['首次回复或问候语里要有', 'In the first reply or the greeting'],
  ),
  minus(
    'only_hello',
    'only_hello',
    ['首句只有一声招呼', 'Only a hello'],
    ['第一句没有任何内容', 'A first reply without content'],
  ),
  ...FATAL,
];

/** The forms a desk begins with, one for each medium; a desk copies and changes them. */
export const SHIPPED_FORMS: Record<QualityMedium, { name: { 'zh-CN': string; en: string }; lines: QualityLine[] }> = {
  call: { name: both(['电话质检表', 'Form for calls']), lines: CALL },
  written: { name: both(['在线与邮件质检表', 'Form for chats and mails']), lines: WRITTEN },
};
