import type { TicketRow } from '#contract';
import { type AgentClient, type Desk, openDesk } from '../support/desk';

/** Where each ticket lies: the agent's own team or another, with the agent or somebody else. */
const PLACES = ['own team, mine', 'own team, free', 'other team, mine', 'other team, free', 'no team, mine', 'no team'];
const SEEN_BY_TEAM = PLACES.filter((place) => place !== 'other team, free').sort();

describe('the pages of a queue', () => {
  let desk: Desk;
  let agent: AgentClient;

  beforeAll(async () => {
    desk = await openDesk();
    const { body: other } = await desk.admin.post('/admin/teams', {
      name: '别的组',
      strategy: 'manual',
      calendarId: (await desk.admin.get('/bootstrap')).body.calendars[0].id,
    });
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { strategy: 'manual' });
    agent = await desk.agent({ visibility: 'team' });
    for (const place of PLACES) await (await desk.visitor()).say(place);
    const teamOf = { 'own team': desk.teamId, 'other team': other.id as string, 'no team': null };
    for (const place of PLACES) {
      const [team, held] = place.split(', ') as [keyof typeof teamOf, string | undefined];
      await desk.sql.query(`update ticket set team_id = $2, holder_id = $3 where last_message ->> 'preview' = $1`, [
        place,
        teamOf[team],
        held === 'mine' ? agent.id : null,
      ]);
    }
  });
  afterAll(() => desk.close());

  /** Every page of so many rows, one after the other, as a reader goes through them. */
  async function read(view: string, limit: number): Promise<string[]> {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const query = new URLSearchParams({ view, limit: String(limit), ...(after ? { after } : {}) });
      const { rows, next } = (await agent.get(`/tickets?${query}`)).body as { rows: TicketRow[]; next: string | null };
      seen.push(...rows.map(({ lastMessage }) => lastMessage!.preview));
      if (!next) return seen;
      after = next;
    }
  }

  it.each([1, 2, 3, 50])('show each ticket that the agent may see once, %i at a time', async (limit) => {
    expect((await read('all', limit)).sort()).toEqual(SEEN_BY_TEAM);
  });

  it.each([1, 2, 50])('do so for what is finished as well, %i at a time', async (limit) => {
    await desk.sql.query(`update ticket set status = 'resolved', status_since = now() where status = 'open'`);
    expect((await read('closed', limit)).sort()).toEqual(SEEN_BY_TEAM);
    expect(await read('all', limit)).toEqual([]);
  });
});
