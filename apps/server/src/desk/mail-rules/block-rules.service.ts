import { Injectable } from '@nestjs/common';
import type { BlockRuleView } from '#contract';
import { type BlockRule, DomainError, isMailAddress, isOurs } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { InboxesService } from '../inboxes/inboxes.service';
import type { Acting } from '../setup/acting';
import { found, wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';

const DOMAIN = /^(?=.{3,253}$)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const COLUMNS = 'id, kind, value, by_name as "byName", created_at as "createdAt", hits';

/** Whom and what the company wants no mail of. Agents teach it by marking spam; admins keep it. */
@Injectable()
export class BlockRulesService {
  private readonly rules: Cached<BlockRule[]>;

  constructor(
    private readonly database: Database,
    private readonly inboxes: InboxesService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    wake: Wake,
  ) {
    this.rules = new Cached(wake, () => this.database.rows<BlockRule>('select id, kind, value from block_rule'));
  }

  all(): Promise<BlockRule[]> {
    return this.rules.get();
  }

  async list(): Promise<BlockRuleView[]> {
    const rows = await this.database.rows<Omit<BlockRuleView, 'createdAt'> & { createdAt: Date }>(
      `select ${COLUMNS} from block_rule order by created_at desc, id limit 5000`,
    );
    return rows.map(view);
  }

  create(by: Acting, kind: BlockRule['kind'], value: string): Promise<BlockRuleView> {
    return this.database.transaction(async (tx) => {
      const made = await this.block(tx, by, kind, value);
      if (!made) throw new DomainError('already_exists', { field: 'value' });
      return made;
    });
  }

  /** Blocks inside the caller's transaction; a rule that is there already stays as it is. */
  async block(tx: Tx, by: Acting, kind: BlockRule['kind'], written: string): Promise<BlockRuleView | null> {
    const value = written.trim().toLowerCase().replace(/^@/, '');
    await this.refuseSenseless(kind, value);
    const row = await tx.row<Omit<BlockRuleView, 'createdAt'> & { createdAt: Date }>(
      `insert into block_rule (id, kind, value, by_agent_id, by_name, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (kind, value) do nothing returning ${COLUMNS}`,
      [newId(), kind, value, by.agentId, by.name, this.clock.now()],
    );
    if (!row) return null;
    const act = { act: 'block_rule.created', area: 'block-rules', subjectId: row.id, subject: value };
    await this.setupLog.record(tx, by, { ...act, detail: { kind } });
    return view(row);
  }

  /** Takes back what blocks a sender: the address itself, never a rule about its whole domain. */
  async unblock(tx: Tx, by: Acting, address: string): Promise<void> {
    const rule = await tx.row<{ id: string }>(
      `select id from block_rule where kind = 'address' and value = lower($1) for update`,
      [address],
    );
    if (rule) await this.remove(tx, by, rule.id, address);
  }

  delete(by: Acting, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { value } = found(
        await tx.row<{ value: string }>('select value from block_rule where id = $1 for update', [id]),
      );
      await this.remove(tx, by, id, value);
    });
  }

  async hit(sql: Sql, id: string): Promise<void> {
    await sql.rows('update block_rule set hits = hits + 1 where id = $1', [id]);
  }

  private async remove(tx: Tx, by: Acting, id: string, subject: string): Promise<void> {
    await tx.rows('delete from block_rule where id = $1', [id]);
    await this.setupLog.record(tx, by, { act: 'block_rule.deleted', area: 'block-rules', subjectId: id, subject });
  }

  /** A rule that holds for ourselves, or for nothing, was not meant. */
  private async refuseSenseless(kind: BlockRule['kind'], value: string): Promise<void> {
    const ours = await this.inboxes.ourAddresses();
    if (kind === 'address' && !isMailAddress(value)) throw wrongField('value', 'invalid_format');
    if (kind === 'domain' && !DOMAIN.test(value)) throw wrongField('value', 'invalid_format');
    const own = kind === 'address' ? isOurs(value, ours) : [...ours].some((address) => address.endsWith(`@${value}`));
    if (kind !== 'word' && own) throw wrongField('value', 'own_address');
    if (kind === 'word' && value.length < 2) throw wrongField('value', 'too_small');
  }
}

const view = (row: Omit<BlockRuleView, 'createdAt'> & { createdAt: Date }): BlockRuleView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});
