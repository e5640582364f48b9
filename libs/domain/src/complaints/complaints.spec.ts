import {
  askCompensation,
  closeComplaint,
  type Complaint,
  complaintDueAt,
  confirmNotice,
  decideCompensation,
  giveComplaint,
  lastWord,
  notifyDepartment,
  signComplaint,
  stepComplaint,
  weighComplaint,
} from '.';

const now = new Date('2026-11-23T02:00:00Z');
const opened: Complaint = {
  severity: 2,
  writerId: 'writer',
  signedAt: null,
  agentId: 'agent',
  notices: [],
  steps: [],
  compensation: null,
  closedAt: null,
  closedHow: null,
  closedById: null,
  closingReason: '',
};
const signed = { ...opened, signedAt: now };
const notice = {
  ...{ id: 'n1', department: '仓库', text: '发错型号', byId: 'agent', at: now },
  ...{ confirmedBy: null, confirmedAt: null },
};
const step = (satisfied: boolean | null) => ({ id: 's1', byId: 'agent', at: now, result: '已换货', satisfied });
const [agent, lead] = [
  { id: 'agent', leads: false },
  { id: 'lead', leads: true },
];
const refuses = (act: () => unknown, code: string) => expect(act).toThrow(expect.objectContaining({ code }) as Error);

describe('a complaint', () => {
  it('is signed by who wrote it, once (DOMAIN V17)', () => {
    refuses(() => signComplaint(opened, 'agent', now), 'complaint_not_writer');
    const first = signComplaint(opened, 'writer', now);
    expect(first.signedAt).toEqual(now);
    expect(signComplaint(first, 'writer', new Date(now.getTime() + 1)).signedAt).toEqual(now);
  });

  it('goes to departments and back to the contact only when signed (DOMAIN V17, V18)', () => {
    refuses(() => notifyDepartment(opened, notice), 'complaint_not_signed');
    refuses(() => stepComplaint(opened, step(true)), 'complaint_not_signed');
    refuses(() => closeComplaint(opened, '误记', lead, now), 'complaint_not_signed');
    expect(notifyDepartment(signed, notice).notices).toEqual([notice]);
  });

  it('knows who in a department confirmed its notice, once (DOMAIN V18)', () => {
    const told = notifyDepartment(signed, notice);
    const confirmed = confirmNotice(told, 'n1', '仓库 老李', now);
    expect(confirmed.notices[0]).toMatchObject({ confirmedBy: '仓库 老李', confirmedAt: now });
    refuses(() => confirmNotice(confirmed, 'n1', '别人', now), 'complaint_notice_confirmed');
    refuses(() => confirmNotice(told, 'n2', '别人', now), 'not_found');
  });

  it.each([
    ['nobody asked the contact', [], null],
    ['the contact did not say', [step(null)], null],
    ['the last word was no', [step(true), step(false)], false],
    ['the last word was no and then they were not reached', [step(false), step(null)], false],
  ])('is not closed by an agent while %s; by a lead with a reason (DOMAIN V17)', (_, steps, word) => {
    const complaint = { ...signed, steps };
    expect(lastWord(complaint)).toBe(word);
    refuses(() => closeComplaint(complaint, '算了', agent, now), 'complaint_not_satisfied');
    refuses(() => closeComplaint(complaint, '', lead, now), 'reason_required');
    expect(closeComplaint(complaint, '联系三次无果', lead, now)).toMatchObject({
      ...{ closedAt: now, closedHow: 'by_lead', closedById: 'lead', closingReason: '联系三次无果' },
    });
  });

  it('is closed by its agent once the contact says satisfied, and then rests (DOMAIN V17)', () => {
    const closed = closeComplaint({ ...signed, steps: [step(false), step(true)] }, '', agent, now);
    expect(closed).toMatchObject({ closedHow: 'satisfied', closedById: 'agent' });
    for (const act of [
      () => signComplaint(closed, 'writer', now),
      () => giveComplaint(closed, 'other'),
      () => weighComplaint(closed, 3, lead),
      () => notifyDepartment(closed, notice),
      () => confirmNotice(closed, 'n1', 'x', now),
      () => stepComplaint(closed, step(false)),
      () => askCompensation(closed, '200 元', 'agent', now),
      () => decideCompensation(closed, { approved: true, answer: '' }, lead, now),
      () => closeComplaint(closed, '', lead, now),
    ])
      refuses(act, 'complaint_closed');
  });

  it('is made heavier by anybody, lighter by a lead (DOMAIN H17)', () => {
    expect(weighComplaint(signed, 3, agent).severity).toBe(3);
    refuses(() => weighComplaint(signed, 1, agent), 'forbidden');
    expect(weighComplaint(signed, 1, lead).severity).toBe(1);
  });

  it('with a claim waits for a decision that no agent takes (DOMAIN V15)', () => {
    const asked = askCompensation({ ...signed, steps: [step(true)] }, '赔偿 200 元', 'agent', now);
    refuses(() => askCompensation(asked, '300 元', 'agent', now), 'complaint_compensation_open');
    refuses(() => closeComplaint(asked, '', lead, now), 'complaint_compensation_open');
    const decision = { approved: false, answer: '换新，不赔现金' };
    refuses(() => decideCompensation(asked, decision, agent, now), 'forbidden');
    const decided = decideCompensation(asked, decision, lead, now);
    expect(decided.compensation).toMatchObject({ ...decision, decidedById: 'lead', decidedAt: now });
    refuses(() => decideCompensation(decided, decision, lead, now), 'complaint_compensation_decided');
    refuses(() => decideCompensation(signed, decision, lead, now), 'complaint_compensation_decided');
    expect(askCompensation(decided, '300 元', 'agent', now).compensation).toMatchObject({ decidedAt: null });
    expect(closeComplaint(decided, '', agent, now).closedHow).toBe('satisfied');
  });

  it('is due at the end of a day of the desk', () => {
    expect(complaintDueAt('Asia/Shanghai', now, 1)).toEqual(new Date('2026-11-24T16:00:00Z'));
    expect(complaintDueAt('Asia/Shanghai', now, 0)).toEqual(new Date('2026-11-23T16:00:00Z'));
  });
});
