import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type * as asked from '#contract';
import {
  askCompensation,
  closeComplaint,
  confirmNotice,
  decideCompensation,
  giveComplaint,
  notifyDepartment,
  signComplaint,
  stepComplaint,
  weighComplaint,
} from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { newId } from '../../platform/database/uuid';
import { leads } from './complaint-access';
import { ComplaintsService } from './complaints.service';

type In<K extends keyof typeof asked> = (typeof asked)[K] extends z.ZodType ? z.output<(typeof asked)[K]> : never;

/** What people do with a complaint, each verb on top of the one change. */
@Injectable()
export class ComplaintVerbs {
  constructor(private readonly complaints: ComplaintsService) {}

  sign(me: Principal, id: string, input: In<'complaintSign'>) {
    return this.complaints.act(me, id, 'complaint.signed', input, (c, now) => signComplaint(c, me.agentId, now));
  }

  async give(me: Principal, id: string, input: In<'complaintGive'>) {
    await this.complaints.mayAnswer(me, input.agentId);
    return this.complaints.act(me, id, 'complaint.given', input, (c) => giveComplaint(c, input.agentId));
  }

  weigh(me: Principal, id: string, input: In<'complaintWeigh'>) {
    return this.complaints.act(me, id, 'complaint.weighed', input, (c) => weighComplaint(c, input.severity, by(me)));
  }

  notify(me: Principal, id: string, input: In<'complaintNotify'>) {
    const { department, text } = input;
    return this.complaints.act(me, id, 'complaint.notified', input, (c, at) =>
      notifyDepartment(c, {
        id: newId(),
        department,
        text,
        byId: me.agentId,
        at,
        confirmedBy: null,
        confirmedAt: null,
      }),
    );
  }

  confirm(me: Principal, id: string, input: In<'complaintConfirm'>) {
    return this.complaints.act(me, id, 'complaint.confirmed', input, (c, now) =>
      confirmNotice(c, input.noticeId, input.confirmedBy, now),
    );
  }

  contacted(me: Principal, id: string, input: In<'complaintContacted'>) {
    const { result, satisfied } = input;
    return this.complaints.act(me, id, 'complaint.contacted', input, (c, at) =>
      stepComplaint(c, { id: newId(), byId: me.agentId, at, result, satisfied }),
    );
  }

  ask(me: Principal, id: string, input: In<'complaintAsk'>) {
    return this.complaints.act(me, id, 'complaint.compensation_asked', input, (c, now) =>
      askCompensation(c, input.claim, me.agentId, now),
    );
  }

  decide(me: Principal, id: string, input: In<'complaintDecide'>) {
    const { approved, answer } = input;
    return this.complaints.act(me, id, 'complaint.compensation_decided', input, (c, now) =>
      decideCompensation(c, { approved, answer }, by(me), now),
    );
  }

  close(me: Principal, id: string, input: In<'complaintClose'>) {
    return this.complaints.act(me, id, 'complaint.closed', input, (c, now) =>
      closeComplaint(c, input.reason, by(me), now),
    );
  }
}

const by = (me: Principal) => ({ id: me.agentId, leads: leads(me) });
