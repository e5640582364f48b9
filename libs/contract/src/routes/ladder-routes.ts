import type * as ladder from '../ladder';
import type * as macros from '../macros';
import { type In, type Out, route } from './route';

/** Escalation, tickets without a solution, and macros. */
export const LADDER_ROUTES = {
  listLadders: route<undefined, undefined, { rows: ladder.Ladder[] }>('GET', '/admin/ladders'),
  writeLadder: route<In<typeof ladder.ladderWrite>, undefined, ladder.Ladder>('PUT', '/admin/ladders'),
  ticketEscalations: route<undefined, undefined, ladder.TicketEscalations>('GET', '/tickets/:id/escalations'),
  reportNoSolution: route<In<typeof ladder.noSolutionRequest>, undefined, ladder.TicketEscalations>(
    'POST',
    '/tickets/:id/no-solution',
  ),
  acknowledgeEscalation: route<In<typeof ladder.acknowledgeRequest>, undefined, ladder.TicketEscalations>(
    'POST',
    '/escalation-notices/:id/acknowledge',
  ),
  listMacros: route<undefined, undefined, { rows: macros.Macro[] }>('GET', '/macros'),
  createMacro: route<In<typeof macros.macroWrite>, undefined, macros.Macro>('POST', '/macros'),
  updateMacro: route<In<typeof macros.macroPatch>, undefined, macros.Macro>('PUT', '/macros/:id'),
  deleteMacro: route('DELETE', '/macros/:id'),
  tryMacro: route<In<typeof macros.macroTry>, undefined, macros.MacroPreview>('POST', '/tickets/:id/macros/:macro/try'),
  runMacro: route<In<typeof macros.macroRun>, undefined, Out<typeof macros.macroDone>>(
    'POST',
    '/tickets/:id/macros/:macro',
  ),
} as const;
