import { HANDOVER_EVENTS, type HandoverEvent, handoverStep } from './handover';

const event = (type: string, more: Partial<HandoverEvent> = {}): HandoverEvent => ({
  ...{ type, holderId: undefined, byAgent: true, answered: false },
  ...more,
});

describe('a reassigned ticket is contacted at once (DOMAIN M7)', () => {
  it.each([
    ['ticket.transferred', 'li', ['wang'], 'ask'],
    ['ticket.assigned', 'li', ['wang'], 'ask'],
    ['ticket.claimed', 'li', ['wang', 'li'], 'ask'],
    ['ticket.transferred', 'wang', ['wang'], null],
    ['ticket.transferred', 'li', [], null],
    ['ticket.transferred', null, ['wang'], 'over'],
    ['ticket.released', null, ['wang'], 'over'],
  ] as const)('%s to %s with slots agreed by %j: %s', (type, holderId, agreedBy, step) =>
    expect(handoverStep(event(type, { holderId }), agreedBy)).toBe(step),
  );

  it.each([
    ['a reply', event('message.replied'), 'done'],
    ['a word of the desk itself', event('message.replied', { byAgent: false }), null],
    ['an answered call', event('call.ended', { answered: true, byAgent: false }), 'done'],
    ['a call in vain', event('call.ended'), null],
    ['another slot', event('promise.changed'), 'done'],
    ['the visit itself', event('promise.kept'), 'done'],
    ['the solution', event('ticket.resolved'), 'over'],
  ])('%s: %s', (_, told, step) => expect(handoverStep(told, ['wang'])).toBe(step));

  it('asks to hear of nothing else', () => {
    expect(HANDOVER_EVENTS).not.toContain('promise.breached');
    expect(handoverStep(event('promise.breached', { byAgent: false }), ['wang'])).toBeNull();
  });
});
