import type { Call } from '#contract';
import { callStanding, measuredSeconds, possibleResults } from './call-timer';

const START = Date.UTC(2026, 10, 22, 6, 0);
const after = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

function call(more: Partial<Call> = {}): Call {
  return {
    id: 'call-1',
    ticketId: null,
    ticketNumber: null,
    contactId: 'c1',
    contactName: '王女士',
    agentId: 'a1',
    inboxId: null,
    line: null,
    extension: null,
    ringingAgentIds: [],
    outcome: null,
    rangAt: null,
    ringSeconds: null,
    answerSeconds: null,
    answerTarget: null,
    holds: [],
    wrapUpSeconds: null,
    hungUpBy: null,
    transferredFrom: null,
    transferredTo: null,
    messageId: null,
    recordings: [],
    direction: 'outbound',
    number: null,
    startedAt: after(0),
    answeredAt: null,
    endedAt: null,
    heldSince: null,
    holdSeconds: 0,
    talkSeconds: null,
    result: null,
    note: '',
    source: 'timer',
    correctionSeconds: null,
    version: 1,
    ...more,
  };
}

describe('the timer of a call', () => {
  it('counts ringing from the start', () => {
    expect(callStanding(call(), START + 9_400)).toEqual({ phase: 'ringing', seconds: 9 });
  });

  it('counts talk from the answer', () => {
    expect(callStanding(call({ answeredAt: after(10) }), START + 75_000)).toEqual({
      phase: 'talking',
      seconds: 65,
    });
  });

  it('takes earlier holds out of the talk (DOMAIN N1)', () => {
    const held = call({ answeredAt: after(10), holdSeconds: 20 });
    expect(callStanding(held, START + 75_000)).toEqual({ phase: 'talking', seconds: 45 });
  });

  it('counts the hold itself while it runs', () => {
    const held = call({ answeredAt: after(10), heldSince: after(60) });
    expect(callStanding(held, START + 75_000)).toEqual({ phase: 'held', seconds: 15 });
  });

  it('shows the talk of an ended call, whatever the time', () => {
    const ended = call({ answeredAt: after(10), endedAt: after(100), talkSeconds: 90 });
    expect(callStanding(ended, START + 999_000)).toEqual({ phase: 'ended', seconds: 90 });
  });

  it('never runs below zero on a slow clock', () => {
    expect(callStanding(call(), START - 5_000).seconds).toBe(0);
  });
});

it('a call can only come to what fits its answer, the likeliest first', () => {
  expect(possibleResults(call({ answeredAt: after(3) }))).toEqual(['answered', 'wrong_number', 'voicemail']);
  expect(possibleResults(call())[0]).toBe('no_answer');
  expect(possibleResults(call({ direction: 'inbound' }))[0]).toBe('missed');
  expect(possibleResults(call())).not.toContain('answered');
});

it('a correction is kept beside what the timer measured', () => {
  expect(measuredSeconds(call({ talkSeconds: 240, correctionSeconds: 48 }))).toBe(192);
  expect(measuredSeconds(call({ talkSeconds: 240 }))).toBe(240);
  expect(measuredSeconds(call())).toBeNull();
});
