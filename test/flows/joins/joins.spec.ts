import type { Contact, DeskEvent } from '#contract';
import { eventually } from '../../support/desk';
import { type Guest, JoinsDesk } from './joins-desk';

describe('two contacts that are one person', () => {
  let house: JoinsDesk;
  let one: Guest;
  let two: Guest;
  let n = 0;

  beforeAll(async () => {
    house = await JoinsDesk.open();
  });
  afterAll(() => house.desk.close());
  beforeEach(async () => {
    n += 1;
    one = await house.guest({ name: `王芳${n}`, phone: `1380000${1000 + n}`, company: '好物商城' });
    two = await house.guest({ name: `访客王${n}`, phone: `1380000${1000 + n}`, email: `wang${n}@mail.example` });
  });

  const own = ({ contact }: Pick<Guest, 'contact'>) => house.contact(contact.id);
  const added = async (name: string) => ({ contact: (await house.agent.post('/contacts', { name })).body as Contact });
  const facts = ({ name, phone, email, company, identities }: Contact) => ({ name, phone, email, company, identities });

  it('are shown as one, with the facts that were chosen, while every ticket and clock keeps its origin', async () => {
    const clocks = [(await house.ticket(one.ticket.id)).windows, (await house.ticket(two.ticket.id)).windows];
    await house.join(one.contact.id, two.contact.id, ['email']);

    const person = await own(one);
    expect(person).toMatchObject({ name: one.contact.name, company: '好物商城', email: two.contact.email });
    expect(person.identities).toHaveLength(2);
    expect(await own(two)).toEqual(person);
    expect(await house.found(two.contact.name)).toEqual([person.id]);
    expect(await house.ticketsOf(one.contact.id)).toEqual([one.ticket.id, two.ticket.id].sort());
    expect(await house.ticketsOf(two.contact.id)).toEqual([one.ticket.id, two.ticket.id].sort());

    const detail = await house.named(two.ticket.id, one.contact.name);
    expect(detail.contact).toEqual(person);
    expect(detail.earlierTickets.map(({ id }) => id)).toEqual([one.ticket.id]);
    expect(detail.row.contactId).toBe(two.contact.id);
    expect([(await house.ticket(one.ticket.id)).windows, detail.windows]).toEqual(clocks);
  });

  it('go on in the chats they had, each in its own, and both reach the desk under one name', async () => {
    await house.join(one.contact.id, two.contact.id);
    const [first, second] = [await one.visitor.say('我的订单呢'), await two.visitor.say('还有这个')];
    expect([await house.ticketOf(first), await house.ticketOf(second)]).toEqual([one.ticket.id, two.ticket.id]);
    await house.agent.post(`/tickets/${two.ticket.id}/close`, {});
    await house.agent.post(`/tickets/${two.ticket.id}/resolve`, {});
    const { rows } = await house.desk.sql.query('select contact_id, contact_name from ticket where id = $1', [
      two.ticket.id,
    ]);
    expect(rows).toEqual([{ contact_id: two.contact.id, contact_name: one.contact.name }]);
    // What a visitor is told of themselves is what this visitor has said, not what the desk knows by the other way.
    expect(JSON.stringify(await two.visitor.again())).not.toContain(one.contact.name);
  });

  it('show what was noted of either: calls, callbacks and leads', async () => {
    const call = { clientId: `call-of-two-${n}`, contactId: two.contact.id, direction: 'inbound', number: null };
    const started = await house.agent.post('/calls', call);
    expect(started.status).toBe(201);
    await house.join(one.contact.id, two.contact.id);
    const { body } = await house.agent.get(`/calls?contactId=${one.contact.id}`);
    expect(body.rows).toMatchObject([{ id: started.body.id, contactName: one.contact.name }]);
  });

  it('are taken apart exactly, also after new messages and new tickets came in', async () => {
    const before = [facts(one.contact), facts(two.contact)];
    const join = await house.join(one.contact.id, two.contact.id, ['name', 'email']);
    await one.visitor.say('合并以后说的');
    await two.visitor.say('另一边也说了');
    const undone = await house.colleague.post(`/joins/${join.id}/undo`);
    expect(undone.status).toBe(200);
    expect([facts(await own(one)), facts(await own(two))]).toEqual(before);
    expect(await house.ticketsOf(one.contact.id)).toEqual([one.ticket.id]);
    expect(await house.ticketsOf(two.contact.id)).toEqual([two.ticket.id]);
    await house.named(one.ticket.id, one.contact.name);
    const theirs = await house.named(two.ticket.id, two.contact.name);
    expect(theirs.messages.map(({ text }) => text)).toContain('另一边也说了');
    expect((await house.found(two.contact.name)).sort()).toEqual([two.contact.id]);
    // They may still be one; nobody said they are not.
    expect((await house.known(one.contact.id)).rows.map(({ contact }) => contact.id)).toEqual([two.contact.id]);
  });

  it('keep what was corrected since when they are taken apart', async () => {
    const join = await house.join(one.contact.id, two.contact.id, ['name', 'email']);
    const person = await own(one);
    await house.agent.patch(`/contacts/${person.id}`, { version: person.version, email: 'new@mail.example' });
    await house.agent.post(`/joins/${join.id}/undo`);
    expect(await own(one)).toMatchObject({ name: one.contact.name, email: 'new@mail.example' });
    expect(await own(two)).toMatchObject({ email: two.contact.email });
  });

  it('come apart in any order when three were joined', async () => {
    const three = await added(`王总${n}`);
    const first = await house.join(one.contact.id, two.contact.id, ['name']);
    const second = await house.join(one.contact.id, three.contact.id, ['name']);
    expect((await house.known(three.contact.id)).joins.map(({ id }) => id)).toEqual([second.id, first.id]);
    await house.agent.post(`/joins/${first.id}/undo`);
    expect((await own(one)).name).toBe(three.contact.name);
    await house.agent.post(`/joins/${second.id}/undo`);
    expect((await Promise.all([one, two, three].map(own))).map(facts)).toEqual(
      [one, two, three].map(({ contact }) => facts(contact)),
    );
  });

  it('bring along whom they had been joined with, and can be taken apart only from the outside in', async () => {
    const three = await added(`王总${n}`);
    const inner = await house.join(two.contact.id, three.contact.id);
    const outer = await house.join(one.contact.id, two.contact.id);
    expect((await own(three)).id).toBe(one.contact.id);
    expect(await house.agent.post(`/joins/${inner.id}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'join_buried' },
    });
    await house.agent.post(`/joins/${outer.id}/undo`);
    expect([(await own(three)).id, (await own(two)).id]).toEqual([two.contact.id, two.contact.id]);
    expect((await house.agent.post(`/joins/${inner.id}/undo`)).status).toBe(200);
    expect((await own(three)).id).toBe(three.contact.id);
  });

  it('stay one after thirty days', async () => {
    const join = await house.join(one.contact.id, two.contact.id);
    const days = (Date.parse(join.undoUntil!) - house.desk.clock.now().getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    await house.desk.sql.query(
      `update contact_join set undo_until = undo_until - interval '30 days 1 minute' where id = $1`,
      [join.id],
    );
    expect(await house.agent.post(`/joins/${join.id}/undo`)).toMatchObject({
      status: 409,
      body: { code: 'join_too_old' },
    });
    expect((await house.known(one.contact.id)).joins).toMatchObject([{ id: join.id, undoUntil: null }]);
    expect((await own(two)).id).toBe(one.contact.id);
  });

  it('are joined once, by whoever was first, and a retry answers the same', async () => {
    const there = await house.request(one.contact.id, two.contact.id);
    const back = await house.request(two.contact.id, one.contact.id);
    const [a, b] = await Promise.all([
      house.agent.post(`/contacts/${one.contact.id}/joins`, there),
      house.colleague.post(`/contacts/${two.contact.id}/joins`, back),
    ]);
    expect([a.status, b.status].sort()).toEqual([201, 409]);
    const lost = a.status === 409 ? a : b;
    expect(lost.body.code).toBe('contact_joined');
    const [by, path, body, won] =
      a.status === 201 ? [house.agent, one.contact.id, there, a] : [house.colleague, two.contact.id, back, b];
    const again = await by.post(`/contacts/${path}/joins`, body);
    expect(again.body.join).toEqual(won.body.join);
    expect((await house.known(path)).joins).toHaveLength(1);
  });

  it('are taken apart once, whoever asks at the same time', async () => {
    const join = await house.join(one.contact.id, two.contact.id);
    const answers = await Promise.all([house.agent, house.colleague].map((by) => by.post(`/joins/${join.id}/undo`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('join_undone');
  });

  it('lose no message that comes in while they are joined and taken apart', async () => {
    const saying = Array.from({ length: 12 }, (_, i) => [one, two][i % 2]!.visitor.say(`第${i}句`));
    const join = await house.join(one.contact.id, two.contact.id);
    await house.agent.post(`/joins/${join.id}/undo`);
    const said = await Promise.all(saying);
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([200]));
    const count = async ({ ticket }: Guest) =>
      (await house.ticket(ticket.id)).messages.filter(({ text }) => text.startsWith('第')).length;
    expect([await count(one), await count(two)]).toEqual([6, 6]);
  });

  it('are not joined on what nobody has seen, nor with themselves, nor changed behind the survivor', async () => {
    const stale = await house.request(one.contact.id, two.contact.id);
    await house.agent.patch(`/contacts/${two.contact.id}`, { version: two.contact.version, address: '人民路 1 号' });
    expect(await house.agent.post(`/contacts/${one.contact.id}/joins`, stale)).toMatchObject({
      status: 409,
      body: { code: 'version_conflict' },
    });
    const self = { ...stale, clientId: 'join-with-itself', otherId: one.contact.id };
    expect((await house.agent.post(`/contacts/${one.contact.id}/joins`, self)).body.code).toBe('join_with_itself');
    await house.join(one.contact.id, two.contact.id);
    const patched = await house.agent.patch(`/contacts/${two.contact.id}`, { version: 2, name: '谁' });
    expect(patched).toMatchObject({ status: 409, body: { code: 'contact_joined', detail: { into: one.contact.id } } });
  });

  it('tell everybody who looks at either of them, and are written in the log', async () => {
    const heard: DeskEvent[] = [];
    const socket = await house.colleague.socket();
    socket.on('events', ({ events }) => heard.push(...events));
    const watch = [{ kind: 'contact' as const, id: two.contact.id }];
    await socket.emitWithAck('hello', { position: null, watch });
    const join = await house.join(one.contact.id, two.contact.id);
    await eventually(
      () => heard.filter(({ type }) => type === 'contact.joined'),
      ([event]) =>
        event?.subject.id === two.contact.id && (event.payload as { view: Contact }).view.id === one.contact.id,
    );
    await house.agent.post(`/joins/${join.id}/undo`);
    await eventually(
      () => heard.filter(({ type }) => type === 'contact.join_undone'),
      ([event]) => (event?.payload as { view?: Contact } | undefined)?.view?.id === two.contact.id,
    );
    const { rows } = (await house.desk.admin.get('/admin/audit')).body as {
      rows: { act: string; agentName: string }[];
    };
    expect(rows.slice(0, 2)).toMatchObject([
      { act: 'contact.join_undone', agentName: '李敏' },
      { act: 'contact.joined', agentName: '李敏' },
    ]);
    const versions = await house.desk.sql.query(
      `select version from desk_event where subject_kind = 'contact' and subject_id = $1 order by version`,
      [two.contact.id],
    );
    const numbers = (versions.rows as { version: number }[]).map(({ version }) => version);
    expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
  });
});
