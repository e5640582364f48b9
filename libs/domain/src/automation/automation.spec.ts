import { alwaysOpen } from '../calendar';
import { DomainError } from '../errors';
import { NO_FACTS } from '../service';
import { checkRule, cycleThrough, setsOff, WORDS_AT_MOST } from './check-rules';
import { NO_RULE_CONDITIONS, type RuleFacts, languageOf, unmetConditions } from './conditions';
import { episodeDueAt, episodeOf, type TicketState } from './episodes';
import { guardOf } from './guard';
import { pastDeadlines, type PastEvent, pastOf } from './past';
import { type AutomationRule, type RuleActions, ruleActionsFault, type RuleConditions } from './rule';
import { chainOf, triggerOf } from './trigger';

const NOTHING: RuleActions = {
  ...{ reply: null, note: null, addTags: [], removeTags: [], priority: null },
  ...{ status: null, assign: null, callback: null, tell: [] },
};
const T0 = new Date('2026-11-23T02:00:00Z');
const at = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);

const rule = (
  id: string,
  trigger: AutomationRule['trigger'],
  actions: Partial<RuleActions>,
  conditions: Partial<RuleConditions> = {},
): AutomationRule => ({
  ...{ id, name: id, trigger, runWhen: 'always' },
  actions: { ...NOTHING, ...actions },
  conditions: { ...NO_RULE_CONDITIONS, ...conditions },
});
const on = (event: Extract<AutomationRule['trigger'], { kind: 'event' }>['event']) =>
  ({ kind: 'event', event }) as const;

const FACTS: RuleFacts = {
  ticket: {
    ...{ channel: 'web-chat', inboxId: 'i1', teamId: 't1', priority: 'normal', status: 'open' },
    ...{ holderId: null, tags: ['老客户'] },
  },
  service: { ...NO_FACTS, product: 'refrigerator' },
  text: '我要投訴！ＨＥＬＬＯ',
  contact: { company: '某厂', phone: null, email: null, special: null, locale: null, groups: ['g1'] },
  working: false,
};

describe('conditions', () => {
  test.each<[string, Partial<RuleConditions>, string[]]>([
    ['nothing', {}, []],
    ['its channel', { channels: ['web-chat', 'email'] }, []],
    ['another channel', { channels: ['email'] }, ['channels']],
    ['another inbox', { inboxes: ['i2'] }, ['inboxes']],
    ['another team', { teams: ['t2'] }, ['teams']],
    ['another status', { statuses: ['waiting'] }, ['statuses']],
    ['another priority', { priorities: ['urgent'] }, ['priorities']],
    ['what it serves', { products: ['refrigerator'] }, []],
    ['a group the contact is in', { contactGroups: ['g2', 'g1'] }, []],
    ['a group the contact is not in', { contactGroups: ['g2'] }, ['contactGroups']],
    ['what nobody wrote down', { marketTiers: [1] }, ['marketTiers']],
    ['a holder', { holder: 'someone' }, ['holder']],
    ['no holder', { holder: 'nobody' }, []],
    ['its tag', { tagsAll: ['老客户'] }, []],
    ['its tag and another', { tagsAll: ['老客户', '加急'] }, ['tagsAll']],
    ['without its tag', { tagsNone: ['老客户'] }, ['tagsNone']],
    ['words in other characters', { words: ['退货', '投诉'] }, []],
    ['words of another width and case', { words: ['hello'] }, []],
    ['words that are not there', { words: ['退货'] }, ['words']],
    ['the language it is written in', { languages: ['zh'] }, []],
    ['another language', { languages: ['en'] }, ['languages']],
    ['a known company', { contactHas: ['company'] }, []],
    ['a phone nobody knows', { contactHas: ['company', 'phone'] }, ['contactHas']],
    ['several at once', { channels: ['email'], words: ['退货'], holder: 'someone' }, ['channels', 'holder', 'words']],
  ])('%s', (_, conditions, unmet) => {
    expect(unmetConditions(rule('r', on('message'), {}, conditions), FACTS)).toEqual(unmet);
  });

  test.each([
    ['always', false, []],
    ['working', true, []],
    ['working', false, ['runWhen']],
    ['not_working', false, []],
    ['not_working', true, ['runWhen']],
  ] as const)('runs %s; at work: %s', (runWhen, working, unmet) => {
    const r = { ...rule('r', on('message'), {}), runWhen };
    expect(unmetConditions(r, { ...FACTS, working })).toEqual(unmet);
  });

  test.each([
    ['zh-TW', 'hello', 'zh'],
    ['en-GB', '你好', 'en'],
    [null, 'OK 好的', 'zh'],
    [null, 'hi', 'en'],
    [null, '👍', null],
    [null, null, null],
  ])('a contact with locale %s who wrote %s reads %s', (locale, text, language) => {
    expect(languageOf(locale, text)).toBe(language);
  });
});

describe('triggers', () => {
  const event = (type: string, payload: object = {}, automatic: string | null = null) => ({
    type,
    payload: payload as Record<string, unknown>,
    automatic,
  });
  test.each([
    ['a new ticket', event('ticket.opened'), 'opened'],
    ['a new ticket of spam', event('ticket.opened', { spam: 'word' }), null],
    ['a message', event('message.received'), 'message'],
    ['what a machine wrote', event('message.received', {}, 'auto-replied'), null],
    ['what was said before the desk', event('message.received', { history: true }), null],
    ['a solved ticket', event('ticket.resolved'), 'status'],
    ['a resolution that is due soon', event('resolution.reminded'), 'resolution_due'],
    ['one that is overdue', event('resolution.breached'), 'resolution_breached'],
    ['an unhappy callback', event('callback.done', { view: { result: 'not_satisfied' } }), 'callback_bad'],
    ['a happy callback', event('callback.done', { view: { result: 'satisfied' } }), null],
    ['the desk greeting', event('message.greeted'), null],
  ] as const)('%s', (_, given, trigger) => {
    expect(triggerOf(given)).toBe(trigger);
  });

  it('knows the rules behind an event', () => {
    expect(chainOf({ automation: { chain: ['a', 'b'] } })).toEqual(['a', 'b']);
    expect(chainOf({})).toEqual([]);
  });
});

describe('what lasts', () => {
  const state: TicketState = {
    ...{ status: 'waiting', statusSince: at(5), createdAt: T0, resolvedAt: null, lastInboundSeq: 3 },
    ...{ window: null, lastReply: { seq: 4, at: at(5) } },
  };
  const window = { id: 'w', openedAt: at(1) };
  test.each([
    ['contact_waits', state, null],
    ['contact_waits', { ...state, window }, { key: 'window:w', from: at(1) }],
    ['contact_waits', { ...state, window, status: 'spam' }, null],
    ['contact_silent', state, { key: 'reply:4', from: at(5) }],
    ['contact_silent', { ...state, lastInboundSeq: 5 }, null],
    ['contact_silent', { ...state, status: 'resolved' }, null],
    ['contact_silent', { ...state, lastReply: null }, null],
    ['open_for', state, { key: 'opened', from: T0 }],
    ['open_for', { ...state, status: 'closed' }, null],
    ['waiting_for', state, { key: `waiting:${at(5).toISOString()}`, from: at(5) }],
    ['waiting_for', { ...state, status: 'open' }, null],
    [
      'resolved_for',
      { ...state, status: 'resolved', resolvedAt: at(9) },
      { key: `resolved:${at(9).toISOString()}`, from: at(9) },
    ],
    ['resolved_for', state, null],
  ] as const)('%s', (since, given, episode) => {
    expect(episodeOf(since, given as TicketState)).toEqual(episode);
  });

  it('is due by working time or by the clock', () => {
    // Closes at 10:30, half an hour after, and opens again next morning at 09:00.
    const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '10:30' }));
    const mornings = { zone: 'Asia/Shanghai', weekly, overrides: [] };
    const time = { kind: 'time', since: 'open_for', seconds: 3600 } as const;
    expect(episodeDueAt({ ...time, hours: 'calendar' }, T0, mornings)).toEqual(at(60));
    expect(episodeDueAt({ ...time, hours: 'working' }, T0, mornings)).toEqual(at(23.5 * 60));
  });
});

describe('the guard', () => {
  const limits = { depth: 3, hourly: 10 };
  test.each([
    ['people did it', [], 0, null],
    ['another rule did it', ['b', 'c'], 0, null],
    ['it did it itself', ['r'], 0, 'loop'],
    ['it did it through others', ['r', 'b'], 0, 'loop'],
    ['three rules are behind it', ['b', 'c', 'd'], 0, 'depth'],
    ['it ran nine times', [], 9, null],
    ['it ran ten times', [], 10, 'often'],
  ])('%s', (_, chain, ranLastHour, guarded) => {
    expect(guardOf('r', { chain, ranLastHour }, limits)).toBe(guarded);
  });
});

describe('saving', () => {
  const code = (check: () => void): unknown => {
    try {
      check();
      return null;
    } catch (error) {
      return (error as DomainError).code;
    }
  };
  const tags = { addTags: ['甲'] };
  const toTeam = { assign: { to: 'team', id: 't2' } } as const;
  const solve = { status: { status: 'resolved', statusLabelId: null, reason: '已解决' } } as const;

  test.each<[string, AutomationRule, string | null]>([
    ['a tag on a message', rule('r', on('message'), tags), null],
    ['a tag on a tag', rule('r', on('tagged'), tags), 'automation_triggers_itself'],
    ['a tag on a tag, where it is not there yet', rule('r', on('tagged'), tags, { tagsNone: ['甲'] }), null],
    ['a transfer on a transfer', rule('r', on('transferred'), toTeam), 'automation_triggers_itself'],
    ['a transfer out of another team', rule('r', on('transferred'), toTeam, { teams: ['t1'] }), null],
    ['a transfer when an agent gets it', rule('r', on('assigned'), toTeam), 'automation_triggers_itself'],
    ['a status on a status', rule('r', on('status'), solve), 'automation_triggers_itself'],
    ['a status on another status', rule('r', on('status'), solve, { statuses: ['waiting'] }), null],
    ['a text on a reply', rule('r', on('replied'), { reply: '谢谢' }), null],
    [
      'too many words',
      rule('r', on('message'), tags, { words: Array.from({ length: WORDS_AT_MOST + 1 }, (_, i) => `${i}`) }),
      'automation_too_many_words',
    ],
    [
      'half a minute',
      rule('r', { kind: 'time', since: 'open_for', seconds: 30, hours: 'working' }, tags),
      'automation_time_invalid',
    ],
  ])('%s', (_, given, refusal) => {
    expect(code(() => checkRule(given, []))).toBe(refusal);
  });

  it('refuses a rule that closes a circle, and names it', () => {
    const b = rule('b', on('status'), toTeam);
    const c = rule('c', on('transferred'), tags);
    const a = rule('a', on('tagged'), solve);
    expect(cycleThrough(a, [b, c])?.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'a']);
    expect(code(() => checkRule(a, [b, c]))).toBe('automation_cycle');
    expect(code(() => checkRule(a, [b]))).toBeNull();
    expect(cycleThrough(a, [b, { ...c, conditions: { ...c.conditions, teams: ['t9'] } }])).toBeNull();
  });

  test.each<[string, Partial<RuleConditions>, Partial<RuleConditions>, boolean]>([
    ['channels that meet', { channels: ['email'] }, { channels: ['email', 'phone'] }, true],
    ['channels that never meet', { channels: ['email'] }, { channels: ['phone'] }, false],
    ['inboxes that never meet', { inboxes: ['i1'] }, { inboxes: ['i2'] }, false],
  ])('one sets off the other: %s', (_, first, second, expected) => {
    expect(setsOff(rule('a', on('message'), tags, first), rule('b', on('tagged'), {}, second))).toBe(expected);
  });

  it('keeps rules that do something', () => {
    expect(ruleActionsFault(NOTHING)).toBe('empty');
    expect(ruleActionsFault({ ...NOTHING, tell: ['leads'] })).toBeNull();
    expect(ruleActionsFault({ ...NOTHING, addTags: ['甲'], removeTags: ['甲'] })).toBe('tag_both');
  });
});

describe('the past', () => {
  const opened = { channel: 'email', inboxId: 'i', teamId: null, holderId: null, priority: 'normal', tags: [] };
  const events: PastEvent[] = [
    {
      ...{ id: '1', type: 'ticket.opened', at: T0 },
      changes: { ...opened, status: 'open', createdAt: T0.toISOString(), window: null, lastInboundSeq: 0 },
    },
    { id: '2', type: 'message.received', at: at(0), changes: { lastSeq: 1, lastInboundSeq: 1 } },
    { id: '3', type: 'message.replied', at: at(10), changes: { lastSeq: 2, status: 'waiting' } },
    { id: '4', type: 'ticket.tagged', at: at(20), changes: { tags: ['甲'] } },
    { id: '5', type: 'message.received', at: at(100), changes: { lastSeq: 3, lastInboundSeq: 3, status: 'open' } },
  ];
  const calendar = () => alwaysOpen('Asia/Shanghai');
  const since = (seconds: number) => ({ kind: 'time', since: 'contact_silent', seconds, hours: 'calendar' }) as const;

  it('is the ticket after each event', () => {
    const past = pastOf(events);
    expect(past.map(({ ticket }) => ticket.status)).toEqual(['open', 'open', 'waiting', 'waiting', 'open']);
    expect(past[3]!.ticket).toMatchObject({ tags: ['甲'], statusSince: at(10), lastReply: { seq: 2, at: at(10) } });
  });

  test.each([
    ['what came while it lasted', 3600, [at(70)]],
    ['what would have come after it ended', 7200, []],
    ['what came between two events', 300, [at(15)]],
  ])('finds %s', (_, seconds, found) => {
    const span = { from: at(-1000), to: at(1000) };
    expect(pastDeadlines(since(seconds), pastOf(events), span, calendar).map((one) => one.at)).toEqual(found);
  });

  it('leaves out what came before the span', () => {
    const span = { from: at(80), to: at(1000) };
    expect(pastDeadlines(since(3600), pastOf(events), span, calendar)).toEqual([]);
  });
});
