import { Injectable } from '@nestjs/common';
import { DomainError, fineOfFault, fineOfFinding } from '#domain';
import { SettingsService } from '../../desk/policies/settings.service';

/** What the dated numbers of the desk say an amount is at a time (law 8). */
@Injectable()
export class AmountRules {
  constructor(private readonly settings: SettingsService) {}

  /** Off until the company turns it on: what leaves a proposal is for a lawyer to look at first (DOMAIN section 13). */
  async areOn(at: Date): Promise<boolean> {
    return (await this.settings.at('amount.proposed', at)) > 0;
  }

  async mustBeOn(at: Date): Promise<void> {
    if (!(await this.areOn(at))) throw new DomainError('amounts_off');
  }

  minute(at: Date): Promise<number> {
    return this.settings.at('amount.talk_minute', at);
  }

  record(at: Date): Promise<number> {
    return this.settings.at('amount.record', at);
  }

  visit(at: Date): Promise<number> {
    return this.settings.at('amount.visit', at);
  }

  async fault(nth: number, at: Date): Promise<number> {
    const keys = ['amount.fault_first', 'amount.fault_second', 'amount.fault_third'] as const;
    return fineOfFault(nth, await Promise.all(keys.map((key) => this.settings.at(key, at))));
  }

  async finding(nth: number, at: Date): Promise<number> {
    const [from, amount] = await Promise.all([
      this.settings.at('amount.unreachable_from', at),
      this.settings.at('amount.unreachable', at),
    ]);
    return fineOfFinding(nth, { from, amount });
  }
}
