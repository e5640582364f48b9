import { AssignmentsService } from '../../apps/server/src/desk/tickets/assignments.service';
import { AgentsService } from '../../apps/server/src/desk/agents/agents.service';
import { type Desk, eventually, openDesk } from '../support/desk';

const CAPACITY = 4;

describe('assignment by several workers at once', () => {
  let desk: Desk;

  beforeEach(async () => {
    // No worker of its own: the spec plays all of them.
    desk = await openDesk({ ROLES: 'web' });
  });
  afterEach(() => desk.close());

  const held = async (): Promise<Map<string, number>> => {
    const { rows } = await desk.sql.query(
      'select holder_id, count(*)::int as n from ticket where holder_id is not null group by 1',
    );
    return new Map(rows.map(({ holder_id, n }) => [holder_id as string, n as number]));
  };

  /** Three workers, each of which saw the same tickets waiting. */
  async function giveAll(): Promise<(string | null | undefined)[]> {
    const assignments = desk.app.get(AssignmentsService, { strict: false });
    const waiting = await assignments.unassigned(100);
    const workers = Array.from({ length: 3 }, () => Promise.all(waiting.map((ticket) => assignments.give(ticket))));
    return (await Promise.all(workers)).flat().map((given) => given?.agentId);
  }

  it('fills three agents to their capacity and no further, and gives each ticket once', async () => {
    const agents = [];
    for (let n = 0; n < 3; n += 1) agents.push(await desk.agent({ capacity: CAPACITY }));
    for (let n = 0; n < 16; n += 1) await (await desk.visitor()).say(`排队 ${n}`);
    await present(
      desk,
      agents.map(({ id }) => id),
    );
    const given = await giveAll();
    expect(given.filter((agentId) => typeof agentId === 'string')).toHaveLength(3 * CAPACITY);
    expect([...(await held()).values()]).toEqual([CAPACITY, CAPACITY, CAPACITY]);
    const { rows } = await desk.sql.query(
      `select ticket_id from desk_event where type = 'ticket.assigned' group by 1 having count(*) > 1`,
    );
    expect(rows).toEqual([]);
  });

  it('does not overfill agents who are in two teams', async () => {
    const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0] as { calendarId: string };
    const second = await desk.admin.post('/admin/teams', { name: '客服二组', strategy: 'random', calendarId });
    const teamIds = [desk.teamId, second.body.id as string];
    const shared: string[] = [];
    for (let n = 0; n < 8; n += 1) shared.push((await desk.agent({ capacity: 1, teamIds })).id);
    for (let n = 0; n < 20; n += 1) await (await desk.visitor()).say(`两个组 ${n}`);
    await desk.sql.query('update ticket set team_id = $1 where number % 2 = 0', [teamIds[1]]);
    await present(desk, shared);
    await giveAll();
    expect([...(await held()).values()]).toEqual(shared.map(() => 1));
  });
});

async function present(desk: Desk, ids: string[]): Promise<void> {
  const agents = desk.app.get(AgentsService, { strict: false });
  await eventually(
    () => agents.presenceOf(ids),
    (presence) => ids.every((id) => presence.get(id) === 'online'),
  );
}
