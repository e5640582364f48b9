import { Injectable } from '@nestjs/common';
import type { WechatMenu } from '#contract';
import { PlatformRefusal, PlatformUnreachable } from '#channels/tencent';
import { isSameMenu, readMenu } from '#channels/wechat-official';
import { blamedByPlatform, DomainError, type MenuEntry, menuFaults } from '#domain';
import { lettersAndDigits } from '../../platform/auth/letters-and-digits';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { InboxesService } from '../inboxes/inboxes.service';
import type { Acting } from '../setup/acting';
import { wrongFields } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { WechatAccounts } from '../wechat/wechat-accounts.service';
import {
  begun,
  drafted,
  isOnItsWay,
  mustBe,
  mustBeStill,
  notPublished,
  published,
  removed,
  unanswered,
  withoutDraft,
} from './menu-steps';
import { type Live, menuView } from './menu.view';
import { type MenuRow, MenusRepository } from './menus.repository';
import { toldAdmin } from './platform-refusals';

interface Written {
  version: number;
  buttons: MenuEntry[];
}

/** The menu of an account: a draft of ours, what was published, and what people see at the platform. */
@Injectable()
export class MenusService {
  constructor(
    private readonly database: Database,
    private readonly repository: MenusRepository,
    private readonly accounts: WechatAccounts,
    private readonly inboxes: InboxesService,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
  ) {}

  async view(inboxId: string): Promise<WechatMenu> {
    const live = await this.live(inboxId);
    const row = await this.repository.row(inboxId);
    return menuView(row?.publishing && 'menu' in live ? await this.settled(inboxId, live.menu) : row, live);
  }

  async save(by: Acting, inboxId: string, { version, buttons }: Written): Promise<WechatMenu> {
    await this.accounts.api(inboxId);
    await this.change(inboxId, (row) => drafted(row, version, buttons, this.by(by)));
    return this.view(inboxId);
  }

  async dropDraft(inboxId: string, version: number): Promise<WechatMenu> {
    await this.accounts.api(inboxId);
    await this.change(inboxId, (row) => withoutDraft(row, version));
    return this.view(inboxId);
  }

  /** Saves, asks the platform, and holds what it says. Between the two no transaction is open. */
  async publish(by: Acting, inboxId: string, { version, buttons }: Written): Promise<WechatMenu> {
    const faults = menuFaults(buttons);
    if (faults.length > 0) throw wrongFields(faults);
    const api = await this.accounts.api(inboxId);
    const row = await this.change(inboxId, (before) => begun(before, version, buttons, this.by(by)));
    try {
      await api.setMenu(buttons);
    } catch (error) {
      await this.failed(inboxId, by, error instanceof PlatformUnreachable);
      throw menuRefusal(error, buttons, row.version);
    }
    await this.done(inboxId, by);
    return this.view(inboxId);
  }

  async remove(by: Acting, inboxId: string, version: number): Promise<WechatMenu> {
    const api = await this.accounts.api(inboxId);
    await this.change(inboxId, (row) => {
      mustBe(row, version);
      mustBeStill(row, this.clock.now());
      return row;
    });
    await api.deleteMenu().catch((error: unknown) => {
      throw toldAdmin(error);
    });
    await this.database.transaction(async (tx) => {
      const row = removed(await this.repository.lock(tx, inboxId), this.by(by));
      await this.repository.save(tx, inboxId, { ...row, version: row.version + 1 });
      await this.record(tx, by, inboxId, 'inbox.menu_deleted', []);
    });
    return this.view(inboxId);
  }

  private async live(inboxId: string): Promise<Live> {
    const api = await this.accounts.api(inboxId);
    try {
      const [buttons, presses] = await Promise.all([api.menu(), this.repository.presses(inboxId)]);
      const known = new Map(presses.map((press) => [press.key, press]));
      const meaning = (key: string) => known.get(key) && { kind: known.get(key)!.kind, text: known.get(key)!.text };
      return { menu: readMenu(buttons, meaning, () => lettersAndDigits(16)) };
    } catch (error) {
      if (error instanceof PlatformRefusal) return { fault: { code: 'wechat_refused', errcode: error.errcode } };
      if (error instanceof PlatformUnreachable) return { fault: { code: 'wechat_unreachable', errcode: null } };
      throw error;
    }
  }

  /** A publication whose answer was lost: what people see tells whether it was one. */
  private settled(inboxId: string, live: MenuEntry[]): Promise<MenuRow> {
    return this.database.transaction(async (tx) => {
      const row = await this.repository.lock(tx, inboxId);
      const { publishing } = row;
      if (!publishing || isOnItsWay(row, this.clock.now())) return row;
      const arrived = isSameMenu(live, publishing);
      if (arrived) return this.keep(tx, inboxId, published(row, this.clock.now()), publishing);
      return this.keep(tx, inboxId, notPublished(row), []);
    });
  }

  private async done(inboxId: string, by: Acting): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await this.repository.lock(tx, inboxId);
      const menu = row.publishing ?? [];
      await this.keep(tx, inboxId, published(row, this.clock.now()), menu);
      await this.record(tx, by, inboxId, 'inbox.menu_published', menu);
    });
  }

  private async keep(tx: Tx, inboxId: string, row: MenuRow, menu: MenuEntry[]): Promise<MenuRow> {
    await this.repository.save(tx, inboxId, row);
    await this.repository.keepKeys(tx, inboxId, menu, this.clock.now());
    return row;
  }

  private async failed(inboxId: string, by: Acting, withoutAnswer: boolean): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await this.repository.lock(tx, inboxId);
      await this.repository.save(tx, inboxId, withoutAnswer ? unanswered(row) : notPublished(row));
      if (withoutAnswer) await this.record(tx, by, inboxId, 'inbox.menu_unanswered', row.publishing ?? []);
    });
  }

  private change(inboxId: string, step: (row: MenuRow) => MenuRow): Promise<MenuRow> {
    return this.database.transaction(async (tx) => {
      const row = step(await this.repository.lock(tx, inboxId));
      await this.repository.save(tx, inboxId, row);
      return row;
    });
  }

  private async record(tx: Tx, by: Acting, inboxId: string, act: string, menu: MenuEntry[]): Promise<void> {
    const { name: subject } = await this.inboxes.byId(inboxId);
    const detail = { inboxId, buttons: menu.map(({ name, buttons }) => [name, ...buttons.map((below) => below.name)]) };
    await this.setupLog.record(tx, by, { act, area: 'inboxes', subjectId: newId(), subject, detail });
  }

  private by({ name }: Acting): { name: string; at: Date } {
    return { name, at: this.clock.now() };
  }
}

/** The draft was saved all the same: `version` is what it is now. `at` are the buttons the platform may mean. */
function menuRefusal(error: unknown, buttons: MenuEntry[], version: number): unknown {
  if (!(error instanceof PlatformRefusal)) return toldAdmin(error, { version });
  const { errcode, message: said } = error;
  return new DomainError('wechat_menu_refused', { errcode, said, version, at: blamedByPlatform(errcode, buttons) });
}
