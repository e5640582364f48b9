import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { PlatformRefusal, PlatformUnreachable } from '#channels/tencent';
import type { WechatCode, wechatCodeCreate, wechatCodePatch } from '#contract';
import { DomainError } from '#domain';
import { lettersAndDigits } from '../../platform/auth/letters-and-digits';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { AgentsService } from '../agents/agents.service';
import type { Acting } from '../setup/acting';
import { found, refusingDuplicates, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { TeamsService } from '../teams/teams.service';
import { WechatAccounts } from '../wechat/wechat-accounts.service';
import { codeView } from './code.view';
import { type CodeRow, CodesRepository, type NewCode } from './codes.repository';

type CodeCreate = z.output<typeof wechatCodeCreate>;
type CodePatch = z.output<typeof wechatCodePatch>;

const DAY_SECONDS = 86_400;

/** Codes with a scene: the desk keeps what each stands for, the platform makes what a camera reads. */
@Injectable()
export class CodesService {
  constructor(
    private readonly database: Database,
    private readonly repository: CodesRepository,
    private readonly accounts: WechatAccounts,
    private readonly teams: TeamsService,
    private readonly agents: AgentsService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  async list(inboxId: string): Promise<WechatCode[]> {
    await this.accounts.settings(inboxId);
    return (await this.repository.ofInbox(inboxId)).map(codeView);
  }

  /** Kept before the platform is asked, so that an answer that gets lost loses no code: its picture is asked for again. */
  async create(by: Acting, inboxId: string, input: CodeCreate): Promise<WechatCode> {
    await this.accounts.settings(inboxId);
    await this.check(input);
    const row = await refusingDuplicates({ wechat_code_inbox_id_scene_key: 'scene' }, () =>
      this.database.transaction(async (tx) => {
        const code = this.newCode(by, inboxId, input);
        if (await this.repository.insert(tx, code)) {
          await this.record(tx, by, 'inbox.code_created', code);
          return code;
        }
        const first = found(await this.repository.byClient(tx, by.agentId, input.clientId));
        if (first.inbox_id !== inboxId) throw new DomainError('client_id_reused');
        return first;
      }),
    );
    return 'url' in row && row.url ? this.view(row.id) : this.makePicture(row);
  }

  patch(by: Acting, id: string, { version, enabled, ...fields }: CodePatch): Promise<WechatCode> {
    return this.change(by, id, 'inbox.code_updated', async (row) => {
      if (row.version !== version) throw new DomainError('version_conflict', { version: row.version });
      const next = { ...row, ...columnsOf(fields) };
      if (fields.teamId !== undefined || fields.agentId !== undefined)
        await this.check({ teamId: next.team_id, agentId: next.agent_id });
      if (enabled === undefined) return next;
      return { ...next, disabled_at: enabled ? null : (row.disabled_at ?? this.clock.now()) };
    });
  }

  /** People may still scan what hangs somewhere: that is counted and leads nowhere. */
  async delete(by: Acting, id: string): Promise<void> {
    await this.change(by, id, 'inbox.code_deleted', (row) => Promise.resolve({ ...row, deleted_at: this.clock.now() }));
  }

  /** Another picture for the same scene: where there is none yet, or where it has ended. */
  async picture(id: string): Promise<WechatCode> {
    const row = found(await this.repository.counted(id));
    if (row.deleted_at) throw new DomainError('not_found');
    return this.makePicture(row);
  }

  private async makePicture({ id, inbox_id, scene, days }: Pick<CodeRow, 'id' | 'inbox_id' | 'scene' | 'days'>) {
    const api = await this.accounts.api(inbox_id);
    try {
      const made = await api.makeCode(scene, days && days * DAY_SECONDS);
      const endsAt = made.seconds === null ? null : new Date(this.clock.now().getTime() + made.seconds * 1000);
      await this.repository.keepPicture(id, made.url, endsAt);
    } catch (error) {
      await this.repository.keepFault(id, faultOf(error));
    }
    return this.view(id);
  }

  private async view(id: string): Promise<WechatCode> {
    return codeView(found(await this.repository.counted(id)));
  }

  private async change(by: Acting, id: string, act: string, step: (row: CodeRow) => Promise<CodeRow>) {
    await this.database.transaction(async (tx) => {
      const next = await step(found(await this.repository.lock(tx, id)));
      await this.repository.save(tx, next);
      await this.record(tx, by, act, next);
    });
    return this.view(id);
  }

  private async record(tx: Tx, by: Acting, act: string, code: NewCode | CodeRow): Promise<void> {
    const { id: subjectId, name: subject, scene, campaign, team_id: teamId, agent_id: agentId } = code;
    const enabled = !('disabled_at' in code && code.disabled_at);
    const detail = { scene, campaign, teamId, agentId, enabled };
    await this.setupLog.record(tx, by, { act, area: 'inboxes', subjectId, subject, detail });
  }

  /** Tickets go to agents through their teams. */
  private async check({ teamId, agentId }: { teamId: string | null; agentId: string | null }): Promise<void> {
    if (teamId && !(await this.teams.all()).some(({ id }) => id === teamId)) throw wrongField('teamId', 'unknown');
    if (!agentId) return;
    if (!teamId) throw wrongField('teamId', 'required');
    const agent = await this.agents.view(agentId);
    if (agent.disabledAt) throw new DomainError('agent_disabled', { agentId });
    if (!agent.teamIds.includes(teamId)) throw new DomainError('agent_not_in_team', { agentId });
  }

  private newCode(by: Acting, inboxId: string, input: CodeCreate): NewCode {
    const { name, campaign, teamId, agentId, greeting } = input;
    return {
      id: newId(),
      inbox_id: inboxId,
      scene: input.scene ?? lettersAndDigits(12),
      client_id: input.clientId,
      days: input.days,
      ...{ name, campaign, team_id: teamId, agent_id: agentId, greeting },
      created_at: this.clock.now(),
      created_by_id: by.agentId,
      created_by: by.name,
    };
  }
}

function columnsOf({ teamId, agentId, ...fields }: Omit<CodePatch, 'version' | 'enabled'>): Partial<CodeRow> {
  const columns = { ...fields, team_id: teamId, agent_id: agentId };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function faultOf(error: unknown): string {
  if (error instanceof PlatformRefusal) return String(error.errcode);
  if (error instanceof PlatformUnreachable) return 'unreachable';
  throw error;
}
