import { ROUTES } from '#contract';
import { type Desk, openDesk } from '../support/desk';

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
