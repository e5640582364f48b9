import { Injectable } from '@nestjs/common';
import { pressable } from '#domain';
import { MenusRepository, type Press } from './menus.repository';

/** What a press of a menu's button stands for, also of a menu that is no longer shown or only just on its way. */
@Injectable()
export class Presses {
  constructor(private readonly repository: MenusRepository) {}

  /** Null when the key is none of ours. */
  async of(inboxId: string, key: string): Promise<Press | null> {
    return (await this.repository.press(inboxId, key)) ?? this.onItsWay(inboxId, key);
  }

  /** The platform may show a menu before its answer reaches us, and whether or not it ever does. */
  private async onItsWay(inboxId: string, key: string): Promise<Press | null> {
    const { publishing } = (await this.repository.row(inboxId)) ?? {};
    const found = pressable(publishing ?? []).find(({ button }) => button.key === key)?.button;
    return found && (found.kind === 'ticket' || found.kind === 'answer') ? { ...found, kind: found.kind } : null;
  }
}
