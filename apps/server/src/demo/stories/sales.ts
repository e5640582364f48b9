import { addWorkingSeconds } from '#domain';
import type { Lead } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import { Chance } from '../chance';
import type { Stage } from '../stage';
import type { Story } from '../timeline';

const SALESPEOPLE = [
  { name: '郑凯', phone: '13800210021' },
  { name: '黄莉', phone: '13900755755' },
];
const LOST: NonNullable<Lead['outcome']>['reason'][] = ['price', 'competitor', 'no_budget', 'postponed'];

/** What sales makes of a valid lead in the days after; who does not call has it taken to the manager (DOMAIN V21). */
export async function* salesStory(stage: Stage, me: Principal, lead: Lead, seed: number): Story {
  // Dice of its own: what sales does changes nothing else that is told.
  const luck = new Chance(seed);
  const { leadSales: sales, leadLists } = stage.services;
  const after = (seconds: number) => addWorkingSeconds(stage.calendars.service, stage.now, luck.around(seconds)).at;
  const asked = (version: number) => ({ clientId: stage.clientId(), version });
  yield after(3_000);
  const { proposed } = await leadLists.one(me, lead.id);
  const to = proposed ?? luck.pick(SALESPEOPLE);
  const territoryId = proposed?.territoryId ?? null;
  const given = await sales.hand(me, lead.id, { ...asked(lead.version), ...to, territoryId, note: '' });
  if (luck.happens(0.12)) {
    yield new Date(given.callDueAt!);
    await stage.services.leadReturns.passDue(50);
    return;
  }
  yield after(9_000);
  const called = await sales.contacted(me, lead.id, { ...asked(given.version), note: '已加微信，发了报价单。' });
  yield after(60_000);
  if (luck.happens(0.25)) return;
  const won = luck.happens(0.6);
  await sales.end(me, lead.id, {
    ...asked(called.version),
    result: won ? 'won' : 'lost',
    amountCents: won ? luck.whole(40, 900) * 10_000 : null,
    reason: won ? null : luck.pick(LOST),
    note: won ? '合同已签，定金到账。' : '',
  });
}
