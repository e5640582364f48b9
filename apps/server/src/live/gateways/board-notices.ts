import type { BoardNotice, DeskEvent } from '#contract';
import { roomsOfEvent } from '../feed/audience';

/** A threshold crossed is told to who leads the group, and so is its end; what ended with its rule somebody knows of. */
export function boardNotice(event: DeskEvent): { rooms: string[]; notice: BoardNotice } | null {
  if (event.type !== 'board_alarm.raised' && event.type !== 'board_alarm.cleared') return null;
  const { view } = event.payload;
  if (view.clearedBy === 'rule') return null;
  const { id: alarmId, teamId, inboxId: boardInboxId, figure, threshold, seen, sound } = view;
  const kind = view.clearedAt ? 'board_alarm_cleared' : 'board_alarm_raised';
  const rooms = roomsOfEvent({ ...event, subjectKind: 'board_alarm' });
  return { rooms, notice: { kind, alarmId, teamId, boardInboxId, figure, threshold, seen, sound, at: event.at } };
}
