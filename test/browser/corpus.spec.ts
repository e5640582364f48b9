import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { corpus } from '../flows/mail/corpus';
import { MailDesk } from '../flows/mail/mail-desk';
import { describeWith } from '../support/services';
import { House } from './pages/house';

const SEED = 20261123;

/** The whole way of three hundred odd mails, and what a browser makes of each of them. */
describeWith('chromium', 'mail of every kind', () => {
  let mails: MailDesk;
  let house: House;
  let canary: Server;
  let alarm: string;
  const ran: string[] = [];

  beforeAll(async () => {
    mails = await MailDesk.open();
    house = await House.open(mails.desk);
    canary = createServer(({ url }, response) => {
      ran.push(url!);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(canary, 'listening');
    alarm = `fetch('http://127.0.0.1:${(canary.address() as AddressInfo).port}/ran');alert(1)`;
  });
  afterAll(async () => {
    await house.close();
    await mails.sink.halt();
    canary.close();
  });

  it('becomes a ticket or waits in quarantine with a reason; none is lost and none runs anything', async () => {
    const samples = corpus(SEED, alarm);
    expect(samples.length).toBeGreaterThan(300);
    for (const { raw } of samples) await mails.postRaw(raw, 'corpus@mail.example');
    await mails.settled(240_000);
    const { rows } = await mails.desk.sql.query(
      `select count(*)::int as n, count(*) filter (where state = 'done' and (ticket_id is not null or reason is not null))::int as done,
         count(*) filter (where state = 'quarantined' and reason is not null)::int as aside from receipt`,
    );
    expect(rows[0].done + rows[0].aside).toBe(rows[0].n);
    const distinct = new Set(samples.map(({ raw }) => raw.toString('latin1'))).size;
    expect(rows[0].n).toBeGreaterThanOrEqual(distinct);
    await readAll();
    expect(ran).toEqual([]);
  });

  /** Every HTML body, in frames as the console makes them, a dozen at a time. */
  async function readAll(): Promise<void> {
    const { rows } = await mails.desk.sql.query<{ id: string }>('select id from message where html is not null');
    expect(rows.length).toBeGreaterThan(40);
    const { page } = await house.console(mails.agent);
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    for (let at = 0; at < rows.length; at += 12)
      await page.evaluate(frames(rows.slice(at, at + 12).map(({ id }) => id)));
  }
});

/** Script of the page: the bodies side by side in the console's own kind of frame, until all are loaded. */
const frames = (ids: string[]): string => `(async (ids) => {
  const frames = ids.map((id) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-popups');
    frame.src = '/api/messages/' + id + '/html?images=1';
    return frame;
  });
  const loaded = frames.map((frame) => new Promise((resolve) => (frame.onload = resolve)));
  document.body.append(...frames);
  await Promise.all(loaded);
  frames.forEach((frame) => frame.remove());
})(${JSON.stringify(ids)})`;
