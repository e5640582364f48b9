import type { DayCheckNotice, DeskEvent } from '#contract';
import { agentRoom, leadRoom } from './console-sockets';

/** Who has not said that their results are in, and the leads, who hear who that is (DOMAIN V14). */
export function dayCheckNotice(event: DeskEvent): { rooms: string[]; notice: DayCheckNotice } | null {
  const { at } = event;
  if (event.type === 'day_check.reminded')
    return { rooms: [agentRoom(event.agentId!)], notice: { kind: 'day_check', names: [], day: event.payload.day, at } };
  if (event.type !== 'day_check.missing') return null;
  const { teamIds, missing, day } = event.payload;
  return {
    rooms: teamIds.map(leadRoom),
    notice: { kind: 'day_check_missing', names: missing.map(({ name }) => name), day, at },
  };
}
