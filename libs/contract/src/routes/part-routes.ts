import type * as parts from '../parts';
import { type In, type Out, route } from './route';

/** Parts that tickets wait for. */
export const PART_ROUTES = {
  listParts: route<undefined, In<typeof parts.partQuery>, Out<typeof parts.partList>>('GET', '/parts'),
  askPart: route<In<typeof parts.partAsk>, undefined, parts.PartView>('POST', '/tickets/:id/parts'),
  requestPart: route<In<typeof parts.partRequest>, undefined, parts.PartView>('POST', '/parts/:id/request'),
  expectPart: route<In<typeof parts.partExpect>, undefined, parts.PartView>('POST', '/parts/:id/expect'),
  arrivePart: route<In<typeof parts.partArrive>, undefined, parts.PartView>('POST', '/parts/:id/arrive'),
  fitPart: route<In<typeof parts.partFit>, undefined, parts.PartView>('POST', '/parts/:id/fit'),
  cancelPart: route<In<typeof parts.partCancel>, undefined, parts.PartView>('POST', '/parts/:id/cancel'),
};
