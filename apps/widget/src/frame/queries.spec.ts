import { deliveryOf, formFields, resolved, waitsForAgent } from './queries';
import { reduce } from './reduce';
import { message, session, unsent } from './samples';
import { EMPTY } from './state';

const chat = (part: Parameters<typeof session>[0]) =>
  reduce(EMPTY, { type: 'session', session: session(part), fresh: true });
const form = (required: boolean) => ({
  ...session().config,
  preChatForm: { enabled: true, fields: ['name' as const, 'email' as const], required },
});

describe('what the sheet asks of the chat', () => {
  it('shows the form only before the first word, and only for what is missing', () => {
    expect(formFields(chat({ config: form(false) }), false)).toEqual(['name', 'email']);
    expect(formFields(chat({ config: form(false), contact: { name: '王', email: null, phone: null } }), false)).toEqual(
      ['email'],
    );
    expect(formFields(chat({ config: form(false), messages: [message(1)] }), false)).toEqual([]);
    expect(formFields(chat({}), false)).toEqual([]);
  });

  it('lets a form be skipped unless it is required', () => {
    expect(formFields(chat({ config: form(false) }), true)).toEqual([]);
    expect(formFields(chat({ config: form(true) }), true)).toEqual(['name', 'email']);
  });

  it('offers email while nobody has answered', () => {
    const asked = message(1, { from: 'visitor' });
    expect(waitsForAgent(chat({ messages: [asked, message(2, { from: 'desk' })] }))).toBe(true);
    expect(waitsForAgent(chat({ messages: [asked, message(2)] }))).toBe(false);
    expect(waitsForAgent(chat({ messages: [asked], open: false }))).toBe(false);
  });

  it('calls a chat resolved until something new is written', () => {
    const closed = chat({ messages: [message(1)], open: false });
    expect(resolved(closed)).toBe(true);
    expect(resolved(reduce(closed, { type: 'written', unsent: unsent('a') }))).toBe(false);
    expect(resolved(chat({ open: false }))).toBe(false);
  });

  it('shows as read what an agent has read', () => {
    const state = chat({
      messages: [message(1, { from: 'visitor' }), message(2, { from: 'visitor' })],
      agentReadSeq: 1,
    });
    expect(state.messages.map((one) => deliveryOf(state, one))).toEqual(['read', 'delivered']);
  });
});
