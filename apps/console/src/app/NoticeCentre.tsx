import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '#contract';
import { toast } from '../ui';
import { wallClock } from '../records/zone-time';
import { DEFAULT_SOUND, tuneOf } from './notices';
import { useRealtime } from './realtime';
import { useBootstrap } from './session';
import { play } from './sound';

const REPEAT_MS = 8_000;

/** Deadlines and assignments that must be noticed: a sound, a desktop notice, a word on the screen. */
export function NoticeCentre() {
  const realtime = useRealtime();
  const announce = useAnnounce();
  const latest = useRef(announce);
  useEffect(() => {
    latest.current = announce;
  });
  useEffect(() => realtime.onNotice((notice) => latest.current(notice)), [realtime]);
  return null;
}

function useAnnounce(): (notice: Notice) => void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { preferences, teams, inboxes } = useBootstrap();
  const open = useOpenNumber();
  const ring = useRing(open);
  const tell = (notice: Notice, title: string, { body, tag }: { body: string; tag: string }, show: () => void) => {
    const act = () => {
      window.focus();
      show();
    };
    ring(notice);
    if (notice.kind !== 'new_message') toast(title, { action: { label: t('notice.open'), onAct: act } });
    if (preferences.desktopNotices && !document.hasFocus()) onDesktop(title, { body, tag }, act);
  };
  return (notice) => {
    if ('inboxId' in notice) {
      const { kind, inboxId: tag, inboxName: name } = notice;
      const show = () => void navigate({ to: '/admin/$', params: { _splat: 'health' } });
      return tell(notice, t(`notice.${kind}`, { name }), { body: '', tag }, show);
    }
    if ('alarmId' in notice) {
      const { kind, alarmId: tag, teamId, boardInboxId, figure, threshold, seen } = notice;
      const group = [...teams, ...inboxes].find(({ id }) => id === (teamId ?? boardInboxId))?.name ?? '';
      const about = t(`board_figure.${figure}`, { seen: round(seen), threshold });
      const show = () => void navigate({ to: '/board' });
      return tell(notice, t(`notice.${kind}`, { group, about }), { body: '', tag }, show);
    }
    if ('violationId' in notice) {
      const { kind, violationId: tag, agentName: name } = notice;
      const rule = t(`conduct_rules.${notice.rule}`);
      const show = () => void navigate({ to: '/conduct', search: { open: tag } as never });
      return tell(notice, t(`notice.${kind}`, { name, rule }), { body: '', tag }, show);
    }
    if ('complaintId' in notice) {
      const { kind, complaintId: tag, contactName: name, complaintNumber: number, cause: body } = notice;
      const show = () => void navigate({ to: '/complaints', search: { open: tag } as never });
      return tell(notice, t(`notice.${kind}`, { name, number }), { body, tag }, show);
    }
    if ('leadId' in notice) {
      const { kind, leadId: tag, contactName: name, salesperson: body } = notice;
      const show = () => void navigate({ to: '/leads', search: { open: tag } as never });
      return tell(notice, t(`notice.${kind}`, { name, salesperson: body }), { body, tag }, show);
    }
    if ('workReportId' in notice) {
      const { kind, workReportId: tag, agentName: name, reportKind } = notice;
      const about = t(`work_report_kinds.${reportKind}`);
      const show = () => void navigate({ to: '/figures', search: { report: tag } as never });
      return tell(notice, t(`notice.${kind}`, { name, about }), { body: '', tag }, show);
    }
    if ('names' in notice) {
      const { kind, names, day: tag } = notice;
      const show = () => void navigate({ to: '/morning/$', params: { _splat: 'check' } });
      return tell(
        notice,
        t(`notice.${kind}`, { names: names.join(t('notice.names_separator')) }),
        { body: '', tag },
        show,
      );
    }
    const { kind, ticketId: tag, ticketNumber: number, contactName: name, preview: body } = notice;
    // Who looks at the ticket has noticed.
    if (open === number && document.hasFocus()) return;
    const show = () => void navigate({ to: '/desk/$ticketNumber', params: { ticketNumber: String(number) } });
    const slot = notice.promise
      ? { from: wallClock(notice.promise.zone, new Date(notice.promise.from)).slice(11) }
      : {};
    tell(notice, t(`notice.${kind}`, { name, number, by: notice.byName, preview: body, ...slot }), { body, tag }, show);
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function onDesktop(title: string, options: { body: string; tag: string }, show: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  try {
    // One per ticket or inbox: a newer word replaces the older.
    new Notification(title, options).onclick = show;
  } catch (error) {
    // Chrome on Android grants the permission and has no such windows; the toast and the sound have told it.
    if (!(error instanceof TypeError)) throw error;
  }
}

function useOpenNumber(): number | null {
  const [, area, number] = useLocation().pathname.split('/');
  return area === 'desk' && number ? Number(number) : null;
}

/** Rings for a notice, and where the agent wants it, again until the ticket is opened. */
function useRing(open: number | null): (notice: Notice) => void {
  const { preferences } = useBootstrap();
  const sound = preferences.sound ?? DEFAULT_SOUND;
  const unopened = useRef(new Set<number>());
  useEffect(() => {
    if (open !== null) unopened.current.delete(open);
  }, [open]);
  useEffect(() => {
    if (!sound.repeat || sound.scope === 'off') return unopened.current.clear();
    const timer = setInterval(() => unopened.current.size > 0 && play('message', sound.volume), REPEAT_MS);
    return () => clearInterval(timer);
  }, [sound.repeat, sound.scope, sound.volume]);
  return (notice) => {
    const tune = tuneOf(notice, sound);
    if (!tune) return;
    play(tune, sound.volume);
    if (sound.repeat && 'ticketNumber' in notice) unopened.current.add(notice.ticketNumber);
  };
}
