import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { LoadingShape } from '../ui';
import { whenSignedOut } from './api';
import { texts } from './i18n';
import { lazyAntdPage, lazyPage } from './lazy-page';
import { NotFoundPage, PageFailure } from './PageFailure';
import { queryClient } from './query-client';
import { SessionGate } from './SessionGate';
import { Shell } from './Shell';

const root = createRootRoute({
  component: Outlet,
  errorComponent: ({ error, reset }: ErrorComponentProps) => <PageFailure error={error} onRetry={reset} />,
  notFoundComponent: NotFoundPage,
});

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search): { next?: string; why?: string } => ({
    next: typeof search.next === 'string' ? search.next : undefined,
    why: typeof search.why === 'string' ? search.why : undefined,
  }),
  component: lazyRouteComponent(() => import('../login/LoginPage'), 'LoginPage'),
});

const session = createRoute({ getParentRoute: () => root, id: 'session', component: SessionGate });
const shell = createRoute({ getParentRoute: () => session, id: 'shell', component: Shell });

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk' });
  },
});

/** What may come up beside an open ticket while something is written there. */
const DESK_TEXTS = [
  ...['desk', 'mail', 'wechat', 'social', 'scripts', 'macros', 'service', 'records', 'interim', 'repeats', 'clock'],
  ...[
    'contact-groups',
    'promises',
    'parts',
    'surveys',
    'ladder',
    'routing',
    'guided',
    'phone',
    'delivery',
    'webcalls',
    'conduct',
  ],
];

// One screen for both: opening a ticket must not build the queue anew.
const desk = createRoute({
  getParentRoute: () => shell,
  path: '/desk',
  component: lazyRouteComponent(async () => {
    const having = texts(DESK_TEXTS);
    const { DeskPage } = await import('../desk/DeskPage');
    await having;
    return { DeskPage };
  }, 'DeskPage'),
});
const deskIndex = createRoute({ getParentRoute: () => desk, path: '/' });
const deskTicket = createRoute({ getParentRoute: () => desk, path: '$ticketNumber' });

type Load = Parameters<typeof lazyPage>[0];
const page = <P extends string>(path: P, load: Load, name: string, lazily = lazyPage) =>
  createRoute({ getParentRoute: () => shell, path, component: lazily(load, name) });

const wall = createRoute({
  getParentRoute: () => session,
  path: '/board/wall',
  component: lazyPage(() => import('../board/WallPage'), 'WallPage'),
});

const tree = root.addChildren([
  index,
  login,
  session.addChildren([
    wall,
    shell.addChildren([
      desk.addChildren([deskIndex, deskTicket]),
      page('/board', () => import('../board/BoardPage'), 'BoardPage'),
      page('/morning', () => import('../morning/MorningPage'), 'MorningPage'),
      page('/morning/$', () => import('../morning/MorningPage'), 'MorningPage'),
      page('/complaints', () => import('../complaints/ComplaintsPage'), 'ComplaintsPage'),
      page('/callbacks', () => import('../callbacks/CallbacksPage'), 'CallbacksPage'),
      page('/promises', () => import('../promises/PromisesPage'), 'PromisesPage'),
      page('/shifts', () => import('../shifts/ShiftsPage'), 'ShiftsPage'),
      page('/staffing', () => import('../staffing/StaffingPage'), 'StaffingPage'),
      page('/leads', () => import('../leads/LeadsPage'), 'LeadsPage'),
      page('/contacts', () => import('../contacts/ContactsPage'), 'ContactsPage'),
      page('/figures', () => import('../figures/FiguresPage'), 'FiguresPage'),
      page('/cards', () => import('../cards/CardsPage'), 'CardsPage'),
      page('/conduct', () => import('../conduct/ConductPlace'), 'ConductPlace'),
      page('/quality', () => import('../quality/QualityPage'), 'QualityPage'),
      page('/scripts', () => import('../scripts/ScriptsPage'), 'ScriptsPage', lazyAntdPage),
      page('/sign-in/mailbox', () => import('../admin/mailboxes/SignInReturnPage'), 'SignInReturnPage', lazyAntdPage),
      page('/admin', () => import('../admin/AdminPage'), 'AdminPage', lazyAntdPage),
      page('/admin/$', () => import('../admin/AdminPage'), 'AdminPage', lazyAntdPage),
    ]),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPendingComponent: LoadingShape,
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => <PageFailure error={error} onRetry={reset} />,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// The session ended: to the login, and after it back to where one was.
whenSignedOut((why) => {
  const { pathname, href } = router.state.location;
  if (pathname === '/login') return;
  void router
    .navigate({ to: '/login', search: { next: href, why: why === 'not_signed_in' ? undefined : why }, replace: true })
    .then(() => queryClient.clear());
});
