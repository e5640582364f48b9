import { type CallbackAbout, OF_NONE } from '#contract';

const written = (select: string): string => `coalesce((${select}), '${OF_NONE}')`;

/** What each callback `r` was about, by its ticket. An area is the last one that was found. */
export const ABOUT: Record<CallbackAbout, string> = {
  product: written('select s.product from ticket_service s where s.ticket_id = r.ticket_id'),
  service_type: written('select s.service_type from ticket_service s where s.ticket_id = r.ticket_id'),
  territory: written(`select p.payload->>'territoryId' from desk_event p
    where p.ticket_id = r.ticket_id and p.type = 'ticket.territory_found' order by p.id desc limit 1`),
};
