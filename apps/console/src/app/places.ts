import {
  CalendarDays,
  ClipboardCheck,
  MessageSquareWarning,
  ChartNoAxesColumn,
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
    | '/leads'
    | '/contacts'
    | '/figures'
    | '/conduct'
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
  { key: 'complaints', path: '/complaints', icon: MessageSquareWarning, letter: 't', roles: EVERYONE },
  { key: 'leads', path: '/leads', icon: Target, letter: 'l', roles: EVERYONE },
  { key: 'contacts', path: '/contacts', icon: UsersRound, letter: 'p', roles: EVERYONE },
  { key: 'figures', path: '/figures', icon: ChartNoAxesColumn, letter: 'f', roles: EVERYONE },
  { key: 'conduct', path: '/conduct', icon: Scale, letter: 'v', roles: EVERYONE },
  { key: 'scripts', path: '/scripts', icon: MessageSquareText, letter: 's', roles: EVERYONE },
  { key: 'admin', path: '/admin', icon: Settings, letter: 'a', roles: ['admin', 'team_lead'] },
];

export function usePlaces(): readonly Place[] {
  const { me } = useBootstrap();
  return PLACES.filter(({ roles }) => roles.includes(me.role));
}
