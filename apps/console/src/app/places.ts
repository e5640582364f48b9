import {
  Award,
  CalendarClock,
  CalendarDays,
  ClipboardCheck,
  MessageSquareWarning,
  ChartNoAxesColumn,
  Grid3x3,
  Headphones,
  Inbox,
  MessageSquareText,
  PhoneCall,
  Radar,
  Scale,
  Settings,
  Target,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import type { Role } from '#contract';
import { useBootstrap } from './session';

export interface Place {
  key: string;
  path:
    | '/desk'
    | '/board'
    | '/morning'
    | '/complaints'
    | '/callbacks'
    | '/promises'
    | '/shifts'
    | '/staffing'
    | '/leads'
    | '/contacts'
    | '/figures'
    | '/cards'
    | '/conduct'
    | '/quality'
    | '/scripts'
    | '/admin';
  icon: LucideIcon;
  /** After `g`. */
  letter: string;
  roles: readonly Role[];
}

const EVERYONE: readonly Role[] = ['agent', 'team_lead', 'admin'];

/** The pages in the order of the rail. */
export const PLACES: readonly Place[] = [
  { key: 'desk', path: '/desk', icon: Inbox, letter: 'd', roles: EVERYONE },
  { key: 'board', path: '/board', icon: Radar, letter: 'b', roles: EVERYONE },
  { key: 'morning', path: '/morning', icon: ClipboardCheck, letter: 'm', roles: EVERYONE },
  { key: 'callbacks', path: '/callbacks', icon: PhoneCall, letter: 'c', roles: EVERYONE },
  { key: 'promises', path: '/promises', icon: CalendarDays, letter: 'y', roles: EVERYONE },
  { key: 'shifts', path: '/shifts', icon: CalendarClock, letter: 'w', roles: EVERYONE },
  { key: 'staffing', path: '/staffing', icon: Grid3x3, letter: 'h', roles: ['admin', 'team_lead'] },
  { key: 'complaints', path: '/complaints', icon: MessageSquareWarning, letter: 't', roles: EVERYONE },
  { key: 'leads', path: '/leads', icon: Target, letter: 'l', roles: EVERYONE },
  { key: 'contacts', path: '/contacts', icon: UsersRound, letter: 'p', roles: EVERYONE },
  { key: 'figures', path: '/figures', icon: ChartNoAxesColumn, letter: 'f', roles: EVERYONE },
  { key: 'cards', path: '/cards', icon: Award, letter: 'k', roles: EVERYONE },
  { key: 'conduct', path: '/conduct', icon: Scale, letter: 'v', roles: EVERYONE },
  { key: 'quality', path: '/quality', icon: Headphones, letter: 'q', roles: EVERYONE },
  { key: 'scripts', path: '/scripts', icon: MessageSquareText, letter: 's', roles: EVERYONE },
  { key: 'admin', path: '/admin', icon: Settings, letter: 'a', roles: ['admin', 'team_lead'] },
];

export function usePlaces(): readonly Place[] {
  const { me } = useBootstrap();
  return PLACES.filter(({ roles }) => roles.includes(me.role));
}
