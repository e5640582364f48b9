import { Injectable } from '@nestjs/common';
import { DomainError, findForbidden, misfitOf, type OutgoingFile, type Saying } from '#domain';
import { CalendarsService } from '../calendars/calendars.service';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { InboxesService } from '../inboxes/inboxes.service';
import { PhrasesService } from '../scripts/phrases.service';
import { TeamsService } from '../teams/teams.service';
import { type Chosen, MailSpeech } from './mail-speech';
import { Outgoing } from './outgoing';
import type { Verb } from './verb';

interface Answered {
  inboxId: string;
  teamId: string | null;
  holderId: string | null;
}
interface WithThread {
  inboxId: string;
  threadKey: string | null;
}

/** What a public reply must be checked for before it is said, and where it goes after. */
@Injectable()
export class SpeechChecks {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly phrases: PhrasesService,
    private readonly inboxes: InboxesService,
    private readonly kinds: InboxKinds,
    private readonly outgoing: Outgoing,
    private readonly mailSpeech: MailSpeech,
    private readonly teams: TeamsService,
  ) {}

  async before(ticket: Answered, agentId: string, text: string) {
    await this.mustHold(ticket, agentId);
    const inbox = await this.inboxes.byId(ticket.inboxId);
    if (!inbox.enabled) throw new DomainError('inbox_disabled', { inbox: inbox.name });
    const found = findForbidden(text, await this.phrases.enabled());
    const findings = found.map(({ phrase, better, start, end }) => ({ phrase, better, start, end }));
    return { findings, calendar: await this.calendars.ofTeam(ticket.teamId) };
  }

  /** In some teams only the holder answers; whoever wants to takes the ticket over first. What nobody holds anybody answers. */
  private async mustHold({ teamId, holderId }: Answered, agentId: string): Promise<void> {
    if (!teamId || !holderId || holderId === agentId) return;
    if ((await this.teams.byId(teamId)).ownerOnly) throw new DomainError('only_holder_replies', { holderId });
  }

  /** The way a reply goes out, where its channel knows several; null where there is only one. */
  async wayOf({ inboxId, threadKey }: WithThread, asked: string | undefined): Promise<string | null> {
    const { ways } = this.kinds.of((await this.inboxes.byId(inboxId)).channel);
    const known = ways?.of(threadKey) ?? [];
    if (asked !== undefined && !known.includes(asked)) throw new DomainError('way_not_open', { way: asked });
    return known.length > 1 ? (asked ?? known[0]!) : null;
  }

  /** A reply its channel can't carry is refused here, not after it was said (law 2). */
  async fits(
    ticket: { inboxId: string },
    text: string,
    files: readonly OutgoingFile[],
    way: string | null,
  ): Promise<void> {
    const { channel } = await this.inboxes.byId(ticket.inboxId);
    const { capabilities, ways } = this.kinds.of(channel);
    const misfit = misfitOf(way === null ? capabilities : ways!.capabilities[way]!, text, files);
    if (!misfit) return;
    const { code, ...detail } = misfit;
    throw new DomainError(code, detail);
  }

  /** Queues the reply; a mail with its recipients, and only when it can no longer be taken back. */
  async send(work: Verb, saying: Saying, chosen?: Chosen): Promise<void> {
    const { mail, undoUntil } = await this.mailSpeech.of(work, chosen);
    work.plan.ticket = { ...work.plan.ticket, pendingGreetingId: null };
    const { deliveries, references } = await this.outgoing.of(work.tx, work.plan.ticket, saying.id, work.plan.now, {
      notBefore: undoUntil,
    });
    const speech = work.speeches.get(saying.id)!;
    work.speeches.set(saying.id, {
      ...speech,
      mail,
      undoUntil,
      delivery: deliveries.some(({ kind }) => kind !== 'chat_email') ? 'queued' : undefined,
    });
    work.alongside.deliveries = [...(work.alongside.deliveries ?? []), ...deliveries];
    work.alongside.references = [...(work.alongside.references ?? []), ...references];
  }
}
