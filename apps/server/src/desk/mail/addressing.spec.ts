import type { InboxRecord } from '../inboxes/inbox.view';
import { addressingOf } from './addressing';

const inbox = (id: string, address: string, aliases: string[] = [], enabled = true) =>
  ({ id, address, channel: 'email', enabled, settings: { aliases } }) as unknown as InboxRecord;
const SALES = inbox('sales', 'sales@shop.example', ['offers@shop.example']);
const SERVICE = inbox('service', 'service@shop.example');
const OFF = inbox('off', 'off@shop.example', [], false);
const ALL = [SALES, SERVICE, OFF];
const read = (received: InboxRecord, to: string[], cc: string[] = [], delivered: string[] = []) => {
  const { home, ...rest } = addressingOf(ALL, received, { to, cc }, delivered);
  return { home: home.id, ...rest };
};

describe('a mail to several of our inboxes', () => {
  const both = ['x@else.example', 'Sales@shop.example', 'service@shop.example'];

  it.each([SALES, SERVICE])('has one home, whichever copy is read first', (received) => {
    expect(read(received, both)).toEqual({
      home: 'sales',
      ourAddress: 'sales@shop.example',
      otherInboxIds: ['service'],
    });
  });

  it('notes inboxes in copy', () => {
    expect(read(SERVICE, ['service@shop.example'], ['offers@shop.example'])).toMatchObject({
      home: 'service',
      otherInboxIds: ['sales'],
    });
  });

  it('in blind copy belongs to the mailbox it came to', () => {
    expect(read(SERVICE, ['x@else.example'], [], ['service@shop.example'])).toEqual({
      home: 'service',
      ourAddress: 'service@shop.example',
      otherInboxIds: [],
    });
  });

  it.each([
    ['offers@shop.example', 'offers@shop.example'],
    ['offers+autumn@shop.example', 'offers@shop.example'],
    ['sales+10482.x@shop.example', 'sales@shop.example'],
  ])('to %s is answered as %s', (to, ourAddress) => expect(read(SALES, [to]).ourAddress).toBe(ourAddress));

  it('a switched-off inbox opens nothing, unless the mail came there', () => {
    expect(read(SERVICE, ['off@shop.example']).home).toBe('service');
    expect(read(OFF, ['off@shop.example']).home).toBe('off');
  });
});
