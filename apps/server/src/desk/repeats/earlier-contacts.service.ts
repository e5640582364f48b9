import { Injectable } from '@nestjs/common';
import { type ContactWord, goesOn, repeatedContact, type ServiceFacts, thingOf, type Things } from '#domain';
import type { Tx } from '../../platform/database/database';
import { SettingsService } from '../policies/settings.service';
import { ServiceFactsService } from '../service-facts/service-facts.service';
import { MatterRepository, type MatterRow, type Spoken } from './matter.repository';

export interface Repeated {
  earlier: ContactWord;
  before: MatterRow[];
  channel: string;
}

const DAY_MS = 86_400_000;

/** Which contact a word repeats, by what happened before it and by what the tickets are about as far as it is written down now. */
@Injectable()
export class EarlierContacts {
  constructor(
    private readonly matter: MatterRepository,
    private readonly service: ServiceFactsService,
    private readonly settings: SettingsService,
  ) {}

  /** Those of some words that belong to a contact that runs, by their events: they repeat nothing, and most words are such. */
  async running(tx: Tx, words: ReadonlyMap<Spoken, ContactWord>): Promise<Set<string>> {
    const lately = await this.matter.lately(tx, [...words.keys()]);
    const running = new Set<string>();
    for (const [{ id }, word] of words) {
      const pauseSeconds = await this.settings.at('repeat.pause', word.at);
      if (goesOn(word, lately.get(id)!, { pauseSeconds })) running.add(id);
    }
    return running;
  }

  async of(tx: Tx, word: ContactWord, spoken: Spoken): Promise<Repeated | null> {
    const [daysAfterClosing, pauseSeconds, { channel, spam }] = await Promise.all([
      this.settings.at('repeat.window', word.at),
      this.settings.at('repeat.pause', word.at),
      this.matter.ticketOf(tx, word.ticketId),
    ]);
    if (spam) return null;
    const closedSince = new Date(word.at.getTime() - daysAfterClosing * DAY_MS);
    const before = await this.matter.before(tx, spoken, closedSince);
    const things = await this.thingsOf(tx, [word, ...before]);
    const earlier = repeatedContact(word, before, { pauseSeconds, daysAfterClosing }, things);
    return earlier && { earlier, before, channel };
  }

  /** A contact with one ticket has one matter: what it is about need not be asked. */
  private async thingsOf(tx: Tx, events: readonly { ticketId: string }[]): Promise<Things> {
    const ids = [...new Set(events.map(({ ticketId }) => ticketId))];
    const facts = ids.length > 1 ? await this.service.of(ids, tx) : new Map<string, ServiceFacts>();
    return new Map([...facts].map(([id, known]) => [id, thingOf(known)]));
  }
}
