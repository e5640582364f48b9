// A desk where people come twice: by a page and by mail, under two names, from two browsers.
import type { Contact, ContactDouble, ContactJoin, TicketDetail, TicketRow } from '#contract';
import { type AgentClient, type Answer, type Desk, eventually, openDesk, type VisitorClient } from '../../support/desk';

export interface Known {
  rows: ContactDouble[];
  joins: ContactJoin[];
}
export interface Guest {
  visitor: VisitorClient;
  contact: Contact;
  ticket: TicketRow;
}

export class JoinsDesk {
  private made = 0;

  private constructor(
    readonly desk: Desk,
    readonly agent: AgentClient,
    readonly colleague: AgentClient,
  ) {}

  static async open(): Promise<JoinsDesk> {
    const desk = await openDesk();
    const agent = await desk.agent({ name: '李敏', visibility: 'all', capacity: 200 });
    return new JoinsDesk(desk, agent, await desk.agent({ name: '张伟', visibility: 'all', capacity: 200 }));
  }

  /** Somebody who writes on the page and has told these facts. */
  async guest(facts: Partial<Contact>, text = '在吗'): Promise<Guest> {
    const visitor = await this.desk.visitor();
    const said = await visitor.say(text);
    const { row, contact } = await this.ticket(await this.ticketOf(said));
    const patched = await this.agent.patch(`/contacts/${contact.id}`, { version: contact.version, ...facts });
    if (patched.status !== 200) throw new Error(JSON.stringify(patched));
    return { visitor, contact: patched.body as Contact, ticket: row };
  }

  /** The ticket that what a visitor said became part of. */
  async ticketOf(said: Answer): Promise<string> {
    const sql = 'select ticket_id as id from message where id = $1';
    const { rows } = await this.desk.sql.query<{ id: string }>(sql, [said.body.message.id]);
    return rows[0]!.id;
  }

  async ticket(id: string): Promise<TicketDetail> {
    return (await this.agent.get(`/tickets/${id}`)).body as TicketDetail;
  }

  async contact(id: string): Promise<Contact> {
    return (await this.agent.get(`/contacts/${id}`)).body as Contact;
  }

  async known(id: string): Promise<Known> {
    return (await this.agent.get(`/contacts/${id}/doubles`)).body as Known;
  }

  async ticketsOf(id: string): Promise<string[]> {
    const { body } = await this.agent.get(`/tickets?view=all&contactId=${id}&limit=50`);
    return (body as { rows: TicketRow[] }).rows.map((row) => row.id).sort();
  }

  async found(search: string): Promise<string[]> {
    const { body } = await this.agent.get(`/contacts?search=${encodeURIComponent(search)}`);
    return (body as { rows: Contact[] }).rows.map((row) => row.id);
  }

  async request(survivor: string, other: string, take: string[] = []): Promise<Record<string, unknown>> {
    const [one, two] = [await this.contact(survivor), await this.contact(other)];
    const clientId = `join-request-${(this.made += 1)}`;
    return { clientId, otherId: other, version: one.version, otherVersion: two.version, take };
  }

  async join(survivor: string, other: string, take: string[] = []): Promise<ContactJoin> {
    const answer = await this.agent.post(`/contacts/${survivor}/joins`, await this.request(survivor, other, take));
    if (answer.status !== 201) throw new Error(JSON.stringify(answer));
    return (answer.body as { join: ContactJoin }).join;
  }

  named(ticketId: string, name: string): Promise<TicketDetail> {
    return eventually(
      () => this.ticket(ticketId),
      ({ row }) => row.contactName === name,
    );
  }
}
