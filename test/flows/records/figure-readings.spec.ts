import type { FigureKey } from '#contract';
import { textOf } from '#domain';
import { EventLog } from '../../../apps/server/src/platform/events/event-log';
import { FigureReadings } from '../../../apps/server/src/scoring/metrics/figure-readings.service';
import { generated, randomOf } from './generated-events';
import { type Person, recordsDesk, type RecordsDesk } from './records-desk';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const FROM = new Date('2026-08-31T16:00:00.000Z');
const DAYS = 14;
const TO = new Date(FROM.getTime() + DAYS * 86_400_000);
const STARTS = Array.from({ length: DAYS }, (_, day) => new Date(FROM.getTime() + day * 86_400_000));

let desk: RecordsDesk;
let agents: Person[];
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set(TO.toISOString());
  agents = [await desk.person(), await desk.person(), await desk.person()];
  const { events } = generated({
    random: randomOf(SEED),
    agents: agents.map(({ id }) => id),
    from: FROM,
    days: DAYS,
    count: 600,
  });
  const inOrder = events.sort((a, b) => a.at.getTime() - b.at.getTime() || a.version - b.version);
  await desk.database.transaction((tx) => desk.app.get(EventLog).append(tx, inOrder));
});
afterAll(() => desk.close());

const cameTo = (figure: FigureKey, parts: Parameters<FigureReadings['cameTo']>[1]): string | null => {
  const value = readings().cameTo(figure, parts);
  return value && textOf(value);
};
const readings = () => desk.app.get(FigureReadings);

it(`what the database gathers is what its rows come to, for every figure, month and day (law 9; seed ${SEED})`, async () => {
  const snapshot = await readings().snapshot();
  const [agentIds, month] = [agents.map(({ id }) => id), { from: FROM, to: TO, snapshot }];
  const spans = [[FROM], STARTS];
  let compared = 0;
  for (const figure of readings().keys) {
    for (const starts of spans) {
      const gathered = await readings().gatheredOf(figure, { agentIds, ...month, starts });
      const told = gathered.map((part) => [part.agentId, part.span, cameTo(figure, [part]), part.ids]);
      const byHand = [];
      for (const agentId of agentIds) {
        const rows = await readings().rows(figure, { agentId, ...month });
        for (const [span, from] of starts.entries()) {
          const own = rows.filter(({ at }) => at >= from && at < (starts[span + 1] ?? TO));
          if (own.length === 0) continue;
          byHand.push([agentId, span, textOf(readings().gathered(figure, own)!), own.map(({ id }) => id)]);
        }
      }
      expect({ figure, told: sorted(told) }).toEqual({ figure, told: sorted(byHand) });
      compared += told.length;
    }
    if (!readings().addsUp(figure)) continue;
    const days = await readings().gatheredOf(figure, { agentIds, ...month, starts: STARTS });
    for (const agentId of agentIds) {
      const own = days.filter((day) => day.agentId === agentId);
      const rows = await readings().rows(figure, { agentId, ...month });
      const whole = readings().gathered(figure, rows);
      expect({ figure, came: cameTo(figure, own) }).toEqual({ figure, came: whole && textOf(whole) });
    }
  }
  expect(compared).toBeGreaterThan(200);
});

const sorted = (parts: unknown[][]): string[] => parts.map((part) => JSON.stringify(part)).sort();
