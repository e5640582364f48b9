import type * as routing from '../routing';
import { type In, type Out, route } from './route';

/** Who may be given tickets, whose area a contact is in, and whether tickets were dealt out fairly. */
export const ROUTING_ROUTES = {
  listDispatchStops: route<undefined, In<typeof routing.dispatchStopQuery>, Out<typeof routing.dispatchStopList>>(
    'GET',
    '/dispatch-stops',
  ),
  stopDispatch: route<In<typeof routing.dispatchStopWrite>, undefined, routing.DispatchStop>('POST', '/dispatch-stops'),
  endDispatchStop: route<undefined, undefined, routing.DispatchStop>('POST', '/dispatch-stops/:id/end'),
  listStandIns: route<undefined, undefined, { rows: routing.StandInView[] }>('GET', '/stand-ins'),
  createStandIn: route<In<typeof routing.standInWrite>, undefined, routing.StandInView>('POST', '/stand-ins'),
  deleteStandIn: route('DELETE', '/stand-ins/:id'),
  contactTerritory: route<undefined, undefined, routing.TerritoryFound>('GET', '/contacts/:id/territory'),
  listTerritories: route<undefined, undefined, { rows: routing.Territory[] }>('GET', '/admin/territories'),
  createTerritory: route<In<typeof routing.territoryWrite>, undefined, routing.Territory>('POST', '/admin/territories'),
  updateTerritory: route<In<typeof routing.territoryUpdate>, undefined, routing.Territory>(
    'PUT',
    '/admin/territories/:id',
  ),
  deleteTerritory: route('DELETE', '/admin/territories/:id'),
  importTerritories: route<In<typeof routing.territoryImport>, undefined, Out<typeof routing.territoryImported>>(
    'POST',
    '/admin/territories/import',
  ),
  probeTerritory: route<In<typeof routing.territoryProbe>, undefined, routing.TerritoryFound>(
    'POST',
    '/admin/territories/probe',
  ),
  fairness: route<undefined, In<typeof routing.fairnessQuery>, routing.Fairness>('GET', '/fairness'),
  fairnessRows: route<undefined, In<typeof routing.fairnessRowsQuery>, Out<typeof routing.fairnessEvidencePage>>(
    'GET',
    '/fairness/rows',
  ),
  exportFairness: route<undefined, In<typeof routing.fairnessExport>, Blob>('GET', '/fairness/export'),
  tryStrategy: route<In<typeof routing.trialRequest>, undefined, routing.Trial>('POST', '/fairness/trial'),
} as const;
