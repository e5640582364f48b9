import { type Desk, openDesk } from '../support/desk';

const read = (desk: Desk, headers: Record<string, string> = {}) => fetch(`${desk.url}/metrics`, { headers });

describe('the counts that monitoring reads', () => {
  let desk: Desk;
  afterEach(() => desk.close());

  it('are told to this machine alone, and to nobody behind a proxy', async () => {
    desk = await openDesk();
    const answer = await read(desk);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('process_cpu_seconds_total');
    expect((await read(desk, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
    expect((await read(desk, { forwarded: 'for=203.0.113.9' })).status).toBe(403);
  });

  it('are told to whoever holds the token when there is one', async () => {
    desk = await openDesk({ METRICS_TOKEN: 'a-token-for-monitoring' });
    expect((await read(desk)).status).toBe(403);
    expect((await read(desk, { authorization: 'Bearer another-token-for-it' })).status).toBe(403);
    const told = { authorization: 'Bearer a-token-for-monitoring', 'x-forwarded-for': '203.0.113.9' };
    expect((await read(desk, told)).status).toBe(200);
  });
});
