import type { Acting } from '../../desk/setup/acting';
import { ADMIN } from '../cast';
import { Chance } from '../chance';
import type { Colleague, Stage } from '../stage';
import { APPEALS, DECISIONS, DISMISSALS } from '../texts/conduct';
import type { Story } from '../timeline';

/** What a lead has not looked at yet is left for whoever opens the demo. */
const LOOKED_AT_AFTER_MS = 40 * 3_600_000;

interface Waiting {
  id: string;
  version: number;
  agent_id: string;
  state: 'proposed' | 'appealed';
}

/** A morning's judging: leads go through what was found, agents appeal, and the admin decides what is left of that. */
export async function* conduct(stage: Stage, at: Date): Story {
  const { services } = stage;
  while ((await services.conduct.read()).more);
  while (await services.ledger.lapse(50));
  // Dice of its own: the stories of customers must not change with what is thought of them.
  const chance = new Chance(at.getTime() / 60_000);
  const before = new Date(at.getTime() - LOOKED_AT_AFTER_MS);
  for (const one of await waiting(stage, 'proposed', before)) {
    await judge(stage, chance, one);
    yield chance.whole(20, 240);
  }
  const appeals = new Date(at.getTime() - 3 * LOOKED_AT_AFTER_MS);
  for (const { id, version } of await waiting(stage, 'appealed', appeals)) {
    const decision = chance.pick(DECISIONS);
    await services.violations.decide(acting(stage.named(ADMIN.name)), id, { version, ...decision });
    yield chance.whole(60, 400);
  }
}

async function judge(
  { services, colleagues }: Stage,
  chance: Chance,
  { id, version, agent_id }: Waiting,
): Promise<void> {
  const agent = colleagues.find(({ me }) => me.agentId === agent_id)!;
  const lead = colleagues.find(
    ({ person, me }) =>
      agent.person.team !== null && person.leads?.includes(agent.person.team) && me.agentId !== agent_id,
  );
  const admin = colleagues.find(({ person }) => person === ADMIN)!;
  const by = acting(lead ?? admin);
  if (chance.happens(0.2)) {
    await services.violations.dismiss(by, id, { version, reason: chance.pick(DISMISSALS) });
    return;
  }
  const confirmed = await services.violations.confirm(by, id, version);
  // The admin decides appeals, and can't where the admin confirmed.
  if (!lead || !chance.happens(0.3)) return;
  const appeal = { version: confirmed.version, text: chance.pick(APPEALS), fileIds: [] };
  await services.violations.appeal(acting(agent), id, appeal);
}

const waiting = ({ services }: Stage, state: Waiting['state'], before: Date): Promise<Waiting[]> =>
  services.database.rows<Waiting>(
    'select id, version, agent_id, state from violation where state = $1 and at < $2 order by at, id limit 40',
    [state, before],
  );

const acting = ({ me }: Colleague): Acting => ({ ...me, ip: '127.0.0.1' });
