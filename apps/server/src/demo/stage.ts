import type { Principal } from '../platform/auth/principal';
import type { InboxRecord } from '../desk/inboxes/inbox.view';
import type { WorkCalendar } from '#domain';
import { CAST, type Person, type TeamKey } from './cast';
import { Chance } from './chance';
import { Crowd } from './crowd';
import type { Furnished } from './furnish';
import type { Services } from './services';
import { Timeline } from './timeline';
import type { TurnedClock } from './turned-clock';
import { WindowDeadlines } from './window-deadlines';

const SEED = 20_261_122;

/** Somebody of the cast, at work or not. */
export interface Colleague {
  person: Person;
  me: Principal;
  onDuty: boolean;
  onCall: boolean;
}

/** A ticket whose story has been told; others may call its contact again. */
export interface Told {
  ticketId: string;
  contactId: string;
  phone: string;
  holder: Colleague;
}

/** Where the stories play: the services, the cast, the public, and the clock that runs for all of them. */
export class Stage {
  readonly chance = new Chance(SEED);
  readonly crowd = new Crowd(this.chance);
  readonly deadlines: WindowDeadlines;
  readonly timeline: Timeline;
  readonly told: Told[] = [];
  readonly colleagues: Colleague[] = [];
  inboxes!: Record<TeamKey, InboxRecord>;
  calendars!: Record<TeamKey, WorkCalendar>;
  private clientIds = 0;

  constructor(
    readonly services: Services,
    readonly clock: TurnedClock,
    readonly furnished: Furnished,
    /** The demo's present: nothing is told beyond it. */
    readonly end: Date,
  ) {
    this.deadlines = new WindowDeadlines(services.windows, clock);
    this.timeline = new Timeline(clock, this.deadlines);
  }

  async open(): Promise<this> {
    const { agents, inboxes, calendars } = this.services;
    for (const person of CAST) {
      const me = await agents.principal(this.furnished.agentIds.get(person.workNumber)!);
      this.colleagues.push({ person, me: me!, onDuty: false, onCall: false });
    }
    const each = async <T>(of: (key: TeamKey) => Promise<T>): Promise<Record<TeamKey, T>> => ({
      chat: await of('chat'),
      service: await of('service'),
      phone: await of('phone'),
    });
    this.inboxes = await each((key) => inboxes.byId(this.furnished.inboxes[key]));
    this.calendars = await each((key) => calendars.ofTeam(this.furnished.teams[key]));
    return this;
  }

  get now(): Date {
    return this.clock.now();
  }

  clientId(): string {
    return `demo-${String((this.clientIds += 1)).padStart(7, '0')}`;
  }

  atWork(team: TeamKey): Colleague[] {
    return this.colleagues.filter(({ person, onDuty }) => person.team === team && onDuty);
  }

  byId(agentId: string): Colleague {
    return this.colleagues.find(({ me }) => me.agentId === agentId)!;
  }

  named(name: string): Colleague {
    return this.colleagues.find(({ person }) => person.name === name)!;
  }

  /** They sit at their screens for as long as the story runs; whether they take tickets is their chosen status. */
  async keepAlive(): Promise<void> {
    for (const { me } of this.colleagues) await this.services.agents.beat(me.agentId);
  }
}
