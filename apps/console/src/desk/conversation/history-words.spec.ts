import type { EventType, HistoryItem } from '#contract';
import chinese from '../../locales/zh-CN/desk.json';
import { historyWords, type Names } from './history-words';

const names: Names = {
  agent: (id) => (id === 'a1' ? '李敏' : null),
  team: (id) => (id === 'x' ? '售后一组' : null),
};
const line = (type: EventType, payload: object) => ({ type, payload }) as HistoryItem;

describe('a line of history', () => {
  test.each<[string, EventType, object, string, object]>([
    ['names who got it', 'ticket.assigned', { changes: { holderId: 'a1' } }, 'ticket_assigned', { holder: '李敏' }],
    [
      'tells a transfer to a team from one to an agent',
      'ticket.transferred',
      { changes: { holderId: null, teamId: 'x' } },
      'ticket_transferred_to_team',
      { team: '售后一组' },
    ],
    [
      'charges a breach to its holder (DOMAIN W13)',
      'reply_window.breached',
      { holderId: 'a1' },
      'reply_window_breached',
      { holder: '李敏' },
    ],
    [
      'says how long an answer took',
      'reply_window.answered',
      { workingSeconds: 754.4 },
      'reply_window_answered',
      { minutes: '12:34' },
    ],
    [
      'says nothing of an agent it does not know',
      'ticket.assigned',
      { changes: { holderId: 'gone' } },
      'ticket_assigned',
      { holder: '–' },
    ],
  ])('%s', (_, type, payload, key, params) => {
    const words = historyWords(line(type, payload), names);
    expect(words.key).toBe(key);
    expect(words.params).toMatchObject(params);
  });

  const shown: EventType[] = [
    'ticket.opened',
    'ticket.claimed',
    'ticket.assigned',
    'ticket.transferred',
    'ticket.released',
    'ticket.status_changed',
    'ticket.resolved',
    'ticket.closed',
    'ticket.reopened',
    'ticket.priority_changed',
    'ticket.tagged',
    'ticket.subject_changed',
    'ticket.service_facts',
    'ticket.territory_found',
    'reply_window.moved',
    'resolution.moved',
    'resolution.breached',
    'resolution.withdrawn',
    'ticket.unassignable',
    'ticket.cause_named',
    'reply_window.answered',
    'reply_window.reminded',
    'reply_window.lead_told',
    'reply_window.breached',
    'reply_window.excused',
  ];
  test.each(shown)('has a sentence for %s', (type) => {
    const { key } = historyWords(line(type, { changes: { holderId: 'a1' } }), names);
    expect(chinese.history).toHaveProperty(key);
  });
});
