import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { interimRequest, InterimView } from '#contract';
import { checkInterim, type Interim, localDayOf, promiseOf, readInterim } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { CalendarsService } from '../calendars/calendars.service';
import { PartNeeds } from '../parts/part-needs.service';
import { PromisesService } from '../promises/promises.service';
import { RepliesService } from '../tickets/replies.service';
import type { Verb } from '../tickets/verb';

type Input = z.output<typeof interimRequest>;

/** What was found on the way to a result (DOMAIN section 9), said as a note. What it promises is promised with it. */
@Injectable()
export class InterimService {
  constructor(
    private readonly replies: RepliesService,
    private readonly promises: PromisesService,
    private readonly calendars: CalendarsService,
    private readonly parts: PartNeeds,
  ) {}

  note(me: Principal, ticketId: string, input: Input) {
    return this.replies.noteStating(me, ticketId, input.clientId, async (work, messageId) => {
      const { zone } = await this.calendars.ofTeam(work.plan.ticket.teamId);
      const interim = checkInterim(input.type, input.parts, localDayOf(zone, work.plan.now));
      await this.parts.of(me, work, interim, messageId);
      const promiseId = await this.promiseBy(me, work, messageId, interim, input);
      const kept = { ...interim, promiseId } as InterimView;
      return { text: readInterim(interim, 'zh-CN'), interim: kept };
    });
  }

  private async promiseBy(
    me: Principal,
    { tx, plan }: Verb,
    messageId: string,
    interim: Interim,
    input: Input,
  ): Promise<string | null> {
    const promised = promiseOf(interim);
    if (!promised) return null;
    const { kind, wanted: slot, expectedOn } = promised;
    const { resource, resourceAgentId, consented, channel } = input;
    const number = promised.number || input.number;
    const agreed = { who: promised.who ?? 'self', name: input.agreedName || plan.ticket.contactName, channel, number };
    const making = { kind, slot, agreed, resource, resourceAgentId, expectedOn, consented, remark: '' };
    return (await this.promises.makeIn(tx, me, plan.ticket, making, plan.now, messageId)).id;
  }
}
