import { Injectable } from '@nestjs/common';
import type { Bootstrap } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { AgentsService } from '../agents/agents.service';
import { BootstrapLists } from './bootstrap-lists';

@Injectable()
export class BootstrapService {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentsService,
    private readonly lists: BootstrapLists,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** One snapshot and the position it was read at: what the feed tells from there on fits it without a gap. */
  read(me: Principal): Promise<Bootstrap> {
    return this.database.snapshot(async (tx) => ({
      position: await this.events.position(tx),
      ...(await this.agents.me(me.agentId, tx)),
      agents: await this.agents.views(tx),
      ...(await this.lists.read(tx, me)),
      tags: await tagsInUse(tx),
      serverTime: this.clock.now().toISOString(),
    }));
  }
}

/** Of the newest tickets only: counting every ticket ever written would grow with the desk. */
async function tagsInUse(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ tag: string }>(
    `select tag, count(*) as uses from (select unnest(tags) as tag from (
       select tags from ticket order by number desc limit 2000) newest) used group by tag order by uses desc, tag limit 200`,
  );
  return rows.map(({ tag }) => tag);
}
