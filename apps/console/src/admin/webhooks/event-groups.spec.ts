import { WEBHOOK_EVENT_TYPES } from '#contract';
import chinese from '../../locales/zh-CN/webhooks.json';
import english from '../../locales/en/webhooks.json';
import { EVENT_GROUPS, USUAL_EVENTS, withGroup } from './event-groups';

describe('the events a webhook may ask for', () => {
  it('stand in one group each', () => {
    expect(EVENT_GROUPS.flatMap(({ types }) => types).sort()).toEqual([...WEBHOOK_EVENT_TYPES].sort());
    expect(EVENT_GROUPS.map(({ key }) => key)).toContain('reply_window');
  });

  it('go in and out by the group and leave the others alone', () => {
    const calls = EVENT_GROUPS.find(({ key }) => key === 'call')!;
    const all = withGroup(USUAL_EVENTS, calls, true);
    expect(all).toEqual([...USUAL_EVENTS, ...calls.types]);
    expect(withGroup(all, calls, false)).toEqual(USUAL_EVENTS);
  });

  it.each([
    ['zh-CN', chinese],
    ['en', english],
  ])('have their words in %s', (_, catalogue) => {
    const events = catalogue.events as Record<string, Record<string, string>>;
    const wordless = WEBHOOK_EVENT_TYPES.filter((type) => {
      const [group, name] = type.split('.') as [string, string];
      return !events[group]?.[name] || !events[group]?.title;
    });
    expect(wordless).toEqual([]);
  });
});
