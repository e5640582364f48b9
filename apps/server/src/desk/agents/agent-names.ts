import { Injectable } from '@nestjs/common';
import { Cached } from '../../platform/database/cached';
import { Wake } from '../../platform/wake/wake';
import { AgentsRepository } from './agents.repository';

export interface AgentName {
  name: string;
  /** 工号 (DOMAIN W11) */
  workNumber: string;
}

/** Names and work numbers, which every message and greeting needs. */
@Injectable()
export class AgentNames {
  private readonly names: Cached<Map<string, AgentName>>;

  constructor(repository: AgentsRepository, wake: Wake) {
    this.names = new Cached(wake, async () => {
      const rows = await repository.all();
      return new Map(rows.map(({ id, name, work_number }) => [id, { name, workNumber: work_number }]));
    });
  }

  all(): Promise<Map<string, AgentName>> {
    return this.names.get();
  }
}
