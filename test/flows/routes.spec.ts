import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROUTES } from '#contract';
import { type Desk, openDesk } from '../support/desk';

const SERVER = resolve(__dirname, '../../apps/server/src');

type Documented = Record<string, Record<string, unknown>>;

describe('the contract and the server', () => {
  let desk: Desk;
  let documented: Documented;

  beforeAll(async () => {
    desk = await openDesk();
    documented = ((await desk.admin.get('/docs-json')).body as { paths: Documented }).paths;
  });
  afterAll(() => desk.close());

  it.each(Object.entries(ROUTES))('%s is served and documented', (_, { method, path }) => {
    const inDocument = `/api${path.replace(/:(\w+)/g, '{$1}')}`;
    expect(Object.keys(documented)).toContain(inDocument);
    expect(Object.keys(documented[inDocument]!)).toContain(method.toLowerCase());
  });

  it('every body has a name of its own: the description keeps one of each name, and would tell wrong of the other', () => {
    const controllers = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.controller.ts'),
    );
    const names = controllers.flatMap((file) =>
      [...readFileSync(resolve(SERVER, file), 'utf8').matchAll(/^class (\w+Dto) /gm)].map(([, name]) => name!),
    );
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  const visibilities = ['all', 'team', 'own'];
  const views = ['mine', 'unassigned', 'team', 'all', 'breaching', 'waiting', 'closed'];
  it.each(visibilities)(
    'lists every view for visibility %s, with and without teams, and pages on',
    async (visibility) => {
      for (const teamIds of [[desk.teamId], []]) {
        const agent = await desk.agent({ visibility, teamIds, status: 'offline' });
        for (const view of views) {
          const first = await agent.get(`/tickets?view=${view}&limit=1`);
          expect([view, first.status]).toEqual([view, 200]);
          const key = Buffer.from(JSON.stringify(['2026-11-23T00:00:00.000Z', agent.id])).toString('base64url');
          expect((await agent.get(`/tickets?view=${view}&limit=1&after=${key}`)).status).toBe(200);
        }
      }
    },
  );

  it('refuses every route of agents without a session', async () => {
    const open = ['/session', '/widget/'];
    const guarded = Object.values(ROUTES).filter(
      ({ path }) => !open.some((prefix) => path === prefix || path.startsWith('/widget/')),
    );
    for (const { method, path } of guarded) {
      const url = `${desk.url}/api${path.replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')}`;
      const answer = await fetch(url, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: '{}' }),
      });
      expect([`${method} ${path}`, answer.status]).toEqual([`${method} ${path}`, 401]);
    }
  });
});
